package dev.runner.core.report.intake;

import dev.runner.core.result.PublishedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Keeps files that come with results, under names of its own. */
public final class AttachedFiles {

  private static final int LONGEST_NAME = 60;

  private final Path folder;
  private int last;

  /**
   * Makes a keeper.
   *
   * @param folder where files of a run lie; made with the first file
   */
  public AttachedFiles(Path folder) {
    this.folder = folder;
  }

  /** Begins a file. */
  Attached begin(String name, String mediaType) {
    last++;
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_");
    String end = plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
    return new Attached(name, mediaType, "imported/%d/%s".formatted(last, "f-" + end));
  }

  /** A file that comes in pieces; it is not open between them. */
  final class Attached {

    private final String name;
    private final String mediaType;
    private final String path;
    private final MessageDigest digest = digest();
    private long size;

    private Attached(String name, String mediaType, String path) {
      this.name = name;
      this.mediaType = mediaType;
      this.path = path;
    }

    void add(byte[] bytes) throws IOException {
      Path file = folder.resolve(path);
      if (size == 0) {
        Files.createDirectories(file.getParent());
      }
      try (OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        out.write(bytes);
      }
      digest.update(bytes);
      size += bytes.length;
    }

    PublishedFile end() throws IOException {
      add(new byte[0]);
      String sha256 = HexFormat.of().formatHex(digest.digest());
      return new PublishedFile(
          name,
          Optional.of(mediaType).filter(type -> !type.isEmpty()),
          size,
          Optional.of(new PublishedFile.Content(path, sha256)),
          "");
    }

    private static MessageDigest digest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e); // every JDK has it
      }
    }
  }
}
