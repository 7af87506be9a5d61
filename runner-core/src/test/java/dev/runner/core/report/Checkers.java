package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Parsers and validators of others that no Maven repository has. A test whose checker is missing is
 * skipped, and says so; where {@code RUNNER_CHECKERS} is set, as in {@code .ci/run}, which installs
 * all of them, it fails.
 */
final class Checkers {

  /** Names the folder with the {@code node_modules} that {@code .ci/run} makes. */
  private static final String FOLDER = "RUNNER_CHECKERS";

  private Checkers() {}

  /** Returns the folder of a package of npm. */
  static Path npm(String name) {
    Optional<Path> module =
        Optional.ofNullable(System.getenv(FOLDER))
            .map(folder -> Path.of(folder, "node_modules", name))
            .filter(Files::isDirectory);
    needed(
        module.isPresent(),
        "npm's '%s' is not in the folder that %s names".formatted(name, FOLDER));
    return module.orElseThrow();
  }

  /** Runs a script of Python that needs a module of Debian's Python. */
  static byte[] python(String module, Path script, Path input) throws Exception {
    Path python = Path.of("/usr/bin/python3");
    needed(
        Files.isExecutable(python)
            && run(List.of(python.toString(), "-c", "import " + module)) == 0,
        "Debian's python3-%s is not installed".formatted(module));
    return output(List.of(python.toString(), script.toString(), input.toString()));
  }

  /** Runs a command and returns what it writes; its status is 0. */
  static byte[] output(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    byte[] output = process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor(), command::toString);
    return output;
  }

  /** Skips a test that needs what is not there; fails where all of it has to be there. */
  static void needed(boolean there, String missing) {
    if (System.getenv(FOLDER) == null) {
      assumeTrue(there, missing);
    }
    assertTrue(there, missing);
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
