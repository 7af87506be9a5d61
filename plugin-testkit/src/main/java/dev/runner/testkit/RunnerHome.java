package dev.runner.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the unpacked distribution of the runner. */
final class RunnerHome {

  static final String PROPERTY = "runner.home";
  static final String VARIABLE = "RUNNER_HOME";

  private RunnerHome() {}

  /**
   * Returns its folder.
   *
   * @param named where it is said to be; the folder around it will do
   */
  static Path find(Optional<Path> named) {
    Path folder =
        named
            .or(() -> path(System.getProperty(PROPERTY, "")))
            .or(() -> path(System.getenv().getOrDefault(VARIABLE, "")))
            .orElseThrow(
                () ->
                    new KitException(
                        "No runner to check the plugin with: unpack its distribution, and name the folder by -D%s=... or environment variable %s"
                            .formatted(PROPERTY, VARIABLE)));
    List<Path> found =
        Stream.concat(Stream.of(folder), inside(folder)).filter(RunnerHome::isHome).toList();
    if (found.size() != 1) {
      throw new KitException(
          "No runner in '%s', which has no bin/runner: name the folder of an unpacked distribution by -D%s=... or environment variable %s"
              .formatted(folder, PROPERTY, VARIABLE));
    }
    return found.get(0).toAbsolutePath().normalize();
  }

  private static boolean isHome(Path folder) {
    return Files.isRegularFile(folder.resolve("bin").resolve("runner"));
  }

  private static Optional<Path> path(String text) {
    return Optional.of(text).filter(given -> !given.isBlank()).map(Path::of);
  }

  private static Stream<Path> inside(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    } catch (IOException e) {
      throw new KitException("Folder '%s' cannot be read: %s".formatted(folder, e), e);
    }
  }
}
