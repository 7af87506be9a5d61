package dev.runner.archetype;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process to run to its end, with nothing on its standard input and a limit of time. */
final class Command {

  private final List<String> words;
  private final Map<String, String> environment = new LinkedHashMap<>();

  Command(String... words) {
    this(List.of(words));
  }

  Command(List<String> words) {
    this.words = new ArrayList<>(words);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  /** Sets one variable beside the ones inherited. */
  Command with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /**
   * Runs the process.
   *
   * @param folder where it runs
   * @param limit after which it and its children are killed
   * @return what it printed on standard output
   * @throws AssertionError if it does not end in time or with status 0; with what it printed
   */
  String run(Path folder, Duration limit) throws IOException, InterruptedException {
    Path out = Files.createTempFile("archetype-check", ".out");
    Path err = Files.createTempFile("archetype-check", ".err");
    try {
      Process process = start(folder, out.toFile(), err.toFile());
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      end(process);
      String printed = Files.readString(out);
      if (!ended || process.exitValue() != 0) {
        String reason = ended ? "ended with status " + process.exitValue() : "took over " + limit;
        throw new AssertionError(
            "Command %s %s%n%s%n%s".formatted(words, reason, printed, Files.readString(err)));
      }
      return printed;
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private Process start(Path folder, File out, File err) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.toFile()).redirectOutput(out).redirectError(err);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static void end(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }
}
