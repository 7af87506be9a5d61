package dev.runner.core.plugin;

import java.util.List;

/**
 * The packages that the host gives to every plugin, so that both sides mean the same classes by the
 * same names.
 *
 * <p>Never the whole of {@code org.junit}: JUnit 4's and Vintage's classes live there and belong to
 * the plugins that bring them.
 */
final class SharedPackages {

  private static final List<String> PREFIXES =
      List.of(
          "dev.runner.api.",
          "org.junit.platform.",
          "org.junit.jupiter.",
          "org.opentest4j.",
          "org.apiguardian.",
          "org.jspecify.",
          "org.slf4j.",
          "org.pf4j.",
          "com.typesafe.config.");

  /** For each jar of the host that shares packages, one resource that lies in it. */
  static final List<String> MARKERS =
      List.of(
          "dev/runner/api/TestId.class",
          "org/junit/platform/commons/JUnitException.class",
          "org/junit/platform/engine/TestEngine.class",
          "org/junit/platform/launcher/Launcher.class",
          "org/junit/platform/suite/api/Suite.class",
          "org/junit/platform/suite/engine/SuiteTestEngine.class",
          "org/junit/jupiter/api/Test.class",
          "org/junit/jupiter/engine/JupiterTestEngine.class",
          "org/junit/jupiter/params/ParameterizedTest.class",
          "org/opentest4j/AssertionFailedError.class",
          "org/apiguardian/api/API.class",
          "org/jspecify/annotations/NullMarked.class",
          "org/slf4j/Logger.class",
          "org/pf4j/Plugin.class",
          "com/typesafe/config/Config.class");

  private SharedPackages() {}

  /**
   * Tells whether a class belongs to a shared package.
   *
   * @param className its binary name
   */
  static boolean contain(String className) {
    for (String prefix : PREFIXES) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
