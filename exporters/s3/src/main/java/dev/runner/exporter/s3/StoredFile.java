package dev.runner.exporter.s3;

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

  /** Writes the content of a file. */
  interface Content {

    /** Writes it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Makes a file that none but its owner can read. */
  static StoredFile of(Content content) throws IOException {
    Path path = Files.createTempFile("runner-s3-", ".part");
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

  static StoredFile copy(InputStream content) throws IOException {
    try (content) {
      return of(content::transferTo);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
