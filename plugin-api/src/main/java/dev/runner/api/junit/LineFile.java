package dev.runner.api.junit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lines that become a file of a test at its end; few are kept in memory, many on the disk. */
final class LineFile {

  static final int MOST_IN_MEMORY = 1 << 20;
  static final long MOST = 64L << 20;

  private final String name;
  private final String mediaType;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Optional<Path> disk = Optional.empty();
  private long size;
  private int leftOut;

  LineFile(String name, String mediaType) {
    this.name = name;
    this.mediaType = mediaType;
  }

  /** Adds a line; returns false if there is no room for it. */
  boolean append(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    if (leftOut > 0 || size + bytes.length > MOST) {
      leftOut++;
      return false;
    }
    size += bytes.length;
    memory.writeBytes(bytes);
    if (memory.size() > MOST_IN_MEMORY) {
      spill();
    }
    return true;
  }

  private void spill() {
    try {
      if (disk.isEmpty()) {
        disk = Optional.of(Files.createTempFile("runner-lines", ""));
      }
      try (OutputStream out =
          Files.newOutputStream(disk.get(), java.nio.file.StandardOpenOption.APPEND)) {
        memory.writeTo(out);
      }
      memory = new ByteArrayOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "File '%s' of a test cannot be written: free some space in '%s'"
              .formatted(name, System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  /** Attaches the file to what the context stands for. */
  void publish(ExtensionContext context) {
    context.publishFile(name, MediaType.parse(mediaType), this::write);
    if (leftOut > 0) {
      context.publishReportEntry(
          name, "%d lines behind the first %d MiB are not kept".formatted(leftOut, MOST >> 20));
    }
  }

  private void write(Path file) throws IOException {
    if (disk.isEmpty()) {
      Files.write(file, memory.toByteArray());
      return;
    }
    spill();
    Files.move(disk.get(), file, StandardCopyOption.REPLACE_EXISTING);
  }
}
