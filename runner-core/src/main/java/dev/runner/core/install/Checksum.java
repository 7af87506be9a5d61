package dev.runner.core.install;

import dev.runner.core.plugin.JarDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Compares what was fetched with what was expected. */
final class Checksum {

  private Checksum() {}

  static void check(Path file, String origin, Optional<String> expected) throws FetchException {
    if (expected.isEmpty()) {
      return;
    }
    String found;
    try {
      found = JarDigest.of(file);
    } catch (IOException e) {
      throw new FetchException("'%s' cannot be read (%s)".formatted(origin, e), e);
    }
    if (!found.equals(expected.get())) {
      throw new FetchException(
          "'%s' has the SHA-256 %s, expected is %s: nothing was installed; ask whoever gave you one of the two"
              .formatted(origin, found, expected.get()));
    }
  }
}
