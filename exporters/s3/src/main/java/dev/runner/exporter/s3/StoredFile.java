package dev.runner.exporter.s3;

import dev.runner.api.export.Attachment;
import dev.runner.exporter.http.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file of the exporter's own, which goes when it is closed.
 *
 * @param path where it lies
 * @param sha256 the digest of its content in hexadecimal
 */
record StoredFile(Path path, String sha256) implements AutoCloseable {

  private static final int PIECE = 65_536;

  /** Writes the content of a file. */
  interface Content {

    /** Writes it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** The content itself cannot be read; any other failure is one of the exporter's own disk. */
  static final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableException(IOException cause) {
      super("it cannot be read: " + cause, cause);
    }
  }

  /**
   * Makes a file that none but its owner can read.
   *
   * @param folder where it lies
   */
  static StoredFile of(Path folder, Content content) throws IOException {
    try {
      return written(folder, content);
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "'%s' takes no copy of it, which is made before it is sent: %s".formatted(folder, e), e);
    }
  }

  private static StoredFile written(Path folder, Content content) throws IOException {
    Path path = Files.createTempFile(folder, "runner-s3-", ".part");
    try {
      MessageDigest digest = Item.sha256();
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
        content.writeTo(out);
      }
      return new StoredFile(path, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /**
   * Copies a file.
   *
   * @throws UnreadableException if that cannot be read
   */
  static StoredFile copy(Path folder, Attachment file) throws IOException {
    try (InputStream content = opened(file)) {
      return of(folder, out -> copy(content, out));
    }
  }

  private static InputStream opened(Attachment file) throws UnreadableException {
    try {
      return file.open();
    } catch (IOException e) {
      throw new UnreadableException(e);
    }
  }

  private static void copy(InputStream content, OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int read = read(content, piece); read >= 0; read = read(content, piece)) {
      out.write(piece, 0, read);
    }
  }

  private static int read(InputStream content, byte[] piece) throws UnreadableException {
    try {
      return content.read(piece);
    } catch (IOException e) {
      throw new UnreadableException(e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
