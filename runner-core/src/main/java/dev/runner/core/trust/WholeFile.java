package dev.runner.core.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes small files so that a reader finds the old one or the new one, never a part. */
final class WholeFile {

  private WholeFile() {}

  static void write(Path file, List<String> lines) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), "");
    try {
      Files.write(draft, lines);
      // What Files.createTempFile makes is for the owner alone; a team shares this one.
      if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(
            draft, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
