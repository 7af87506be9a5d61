package dev.runner.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * Replaces small files as a whole: whoever reads one finds the old content or the new, never a part
 * of it, also when the writer is killed.
 *
 * <p>The content goes to a draft beside the file, whose name begins with a dot and ends in {@value
 * #DRAFT}. Drafts of several processes and threads do not meet; of a killed one a draft stays.
 */
public final class WholeFile {

  private static final String DRAFT = ".new";

  private WholeFile() {}

  /** What else holds of a file. */
  public enum Trait {
    /** Its content is on the disk before its name is: it survives a loss of power. */
    DURABLE,
    /** Nobody changes it by accident. */
    READ_ONLY
  }

  /**
   * Writes lines in UTF-8, each with a line feed behind it.
   *
   * @param file in a folder that exists; a link is replaced by a file
   * @throws IOException if that cannot be done; the file is as it was
   */
  public static void replace(Path file, List<String> lines, Trait... traits) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    replace(file, text.toString().getBytes(StandardCharsets.UTF_8), traits);
  }

  /**
   * Writes bytes.
   *
   * @param file in a folder that exists; a link is replaced by a file
   * @throws IOException if that cannot be done; the file is as it was
   */
  public static void replace(Path file, byte[] content, Trait... traits) throws IOException {
    List<Trait> wanted = Arrays.asList(traits);
    Path draft = draft(file);
    try {
      try (FileChannel out =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        if (wanted.contains(Trait.DURABLE)) {
          out.force(true);
        }
      }
      if (wanted.contains(Trait.READ_ONLY) && !draft.toFile().setReadOnly()) {
        throw new IOException("'%s' cannot be made read-only".formatted(draft));
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  private static Path draft(Path file) {
    String own = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    return file.resolveSibling("." + file.getFileName() + "." + own + DRAFT);
  }
}
