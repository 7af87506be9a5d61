package dev.runner.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for the forks of something that is no run; it goes when it is closed.
 *
 * @param path where it is
 */
record ScratchFolder(Path path) implements AutoCloseable {

  static ScratchFolder create() {
    try {
      return new ScratchFolder(Files.createTempDirectory("runner-view"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary folder", e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      all.forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      path.toFile().deleteOnExit(); // left to the system's own cleaning of its temporary folder
    }
  }
}
