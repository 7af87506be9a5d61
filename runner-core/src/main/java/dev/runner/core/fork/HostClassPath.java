package dev.runner.core.fork;

import dev.runner.core.plugin.HostJar;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The class path of forks: the jars that plugins share with the host and nothing else, so that no
 * plugin sees the store's driver or the command line's parser by accident.
 */
final class HostClassPath {

  /** One resource of each jar, in the order of the class path. */
  private static final List<String> MARKERS =
      List.of(
          "dev/runner/core/fork/ForkMain.class",
          "dev/runner/api/TestId.class",
          "org/junit/platform/engine/TestEngine.class",
          "org/junit/platform/commons/JUnitException.class",
          "org/junit/platform/launcher/Launcher.class",
          "org/junit/jupiter/engine/JupiterTestEngine.class",
          "org/junit/jupiter/api/Test.class",
          "org/junit/jupiter/params/ParameterizedTest.class",
          "org/opentest4j/AssertionFailedError.class",
          "org/apiguardian/api/API.class",
          "org/jspecify/annotations/NullMarked.class",
          "org/pf4j/Plugin.class",
          "com/github/zafarkhaja/semver/Version.class",
          "org/slf4j/Logger.class",
          "com/typesafe/config/Config.class",
          "org/junit/platform/suite/api/Suite.class",
          "org/junit/platform/suite/engine/SuiteTestEngine.class");

  private HostClassPath() {}

  /** Returns the class path, with folders in place of jars in a development build. */
  static String text() {
    Set<String> entries = new LinkedHashSet<>();
    for (String marker : MARKERS) {
      entries.add(locate(marker).toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static Path locate(String marker) {
    return HostJar.of(marker)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The runner's installation is incomplete: '%s' is in none of its jars"
                        .formatted(marker)));
  }
}
