package dev.runner.core.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that stores runs. */
final class StoreProcess {

  static final int BATCH = 500;

  private StoreProcess() {}

  /**
   * Starts one.
   *
   * @param batches how many batches of planned tests it stores
   */
  static Process start(Path file, Path library, int batches) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(StoreProcess.class.getName());
    command.addAll(List.of(file.toString(), library.toString(), Integer.toString(batches)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  static BufferedReader linesOf(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  /** Stores a run in batches and prints how many of its tests are stored after each. */
  public static void main(String... arguments) {
    try (ResultStore store = SqliteStore.open(Path.of(arguments[0]), Path.of(arguments[1]))) {
      Journal journal = new Journal(Instant.now());
      int batches = Integer.parseInt(arguments[2]);
      journal.storeIn(store);
      int stored = journal.events().size();
      for (int batch = 1; batch <= batches; batch++) {
        for (int test = 0; test < BATCH; test++) {
          journal.plan(Journal.test("sample", "a.A" + batch, "test" + test));
        }
        store.append(journal.run(), journal.events().subList(stored, journal.events().size()));
        stored = journal.events().size();
        System.out.println(batch * BATCH);
      }
    }
  }
}
