package dev.runner.core.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.JacksonException;

/**
 * A file that is there when it is complete and not before.
 *
 * <p>What is no file, a pipe or a terminal, is written in place.
 */
final class DraftFile implements AutoCloseable {

  private final Path file;
  private final Path draft;
  private final OutputStream target;

  private DraftFile(Path file, Path draft, OutputStream target) {
    this.file = file;
    this.draft = draft;
    this.target = target;
  }

  /**
   * Begins a file.
   *
   * @param file where it will be; replaced if there, its folders are made
   */
  static DraftFile begin(Path file) {
    try {
      if (isInPlace(file)) {
        OutputStream device =
            Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return new DraftFile(file, file, new BufferedOutputStream(device));
      }
      Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.isDirectory(real)) {
        throw new FileSystemException(file.toString(), null, "is a folder");
      }
      Files.createDirectories(real.getParent());
      Path draft = real.resolveSibling(real.getFileName() + ".tmp");
      return new DraftFile(real, draft, new BufferedOutputStream(Files.newOutputStream(draft)));
    } catch (IOException e) {
      throw new ReportException(file, e);
    }
  }

  /** Writes a whole file of bytes. */
  static void bytes(Path file, Content<OutputStream> content) {
    try (DraftFile draft = begin(file)) {
      content.write(draft.target);
      draft.finish();
    } catch (IOException | UncheckedIOException e) {
      throw new ReportException(file, e);
    } catch (JacksonException e) {
      throw new ReportException(file, e.getCause() instanceof IOException cause ? cause : e);
    }
  }

  /** Writes a whole file of text, in UTF-8; half of a surrogate pair becomes a question mark. */
  static void text(Path file, Content<Writer> content) {
    bytes(
        file,
        bytes -> {
          Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
          content.write(text);
          text.flush();
        });
  }

  OutputStream bytes() {
    return target;
  }

  /** Puts the file in its place. */
  void finish() {
    try {
      target.close();
      if (!draft.equals(file)) {
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new ReportException(file, e);
    }
  }

  /** Leaves nothing behind if the file was not finished. */
  @Override
  public void close() {
    try {
      target.close();
      if (!draft.equals(file)) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new ReportException(file, e);
    }
  }

  private static boolean isInPlace(Path file) {
    Path absolute = file.toAbsolutePath();
    boolean device = absolute.startsWith("/dev") || absolute.startsWith("/proc");
    return Files.exists(file) && !Files.isDirectory(file) && (device || !Files.isRegularFile(file));
  }

  /** Writes what a file holds. */
  @FunctionalInterface
  interface Content<T> {
    void write(T target) throws IOException;
  }
}
