package dev.runner.core.task;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Reads the tasks of a file that Rally has written. A file of any size needs little memory. */
public final class TaskReader {

  private static final int BUFFER = 1 << 16;

  /** Creates a reader. */
  public TaskReader() {}

  /**
   * Reads them, in the order of the file.
   *
   * @return the tasks, at least one
   * @throws TaskFileException if there is no such file, or it is none of Rally's
   */
  public List<TaskResults> read(Path file) throws TaskFileException {
    if (!Files.isRegularFile(file)) {
      throw new TaskFileException(file, "there is no such file");
    }
    MessageDigest digest = sha256();
    try (InputStream in =
            new BufferedInputStream(
                new DigestInputStream(Files.newInputStream(file), digest), BUFFER);
        ReportInput json = new ReportInput(in)) {
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      List<TaskDraft> drafts = new ReportReader(json).read();
      TaskIds ids = new TaskIds(digest.digest());
      return drafts.stream().map(draft -> draft.finished(ids, modified)).toList();
    } catch (WrongReportException e) {
      throw new TaskFileException(file, String.valueOf(e.getMessage()));
    } catch (JacksonException e) {
      throw new TaskFileException(file, broken(e));
    } catch (IOException e) {
      throw new TaskFileException(file, String.valueOf(e));
    }
  }

  private static String broken(JacksonException e) {
    String place =
        e.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return "it is no valid JSON: " + e.getOriginalMessage() + place;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
