package dev.runner.core.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A JVM of its own that brings a store to a schema of the future. */
final class StoreMigrator {

  /** One version more, which takes a while. */
  static final Schema FUTURE = Schema.newest().and("takes_a_while.sql");

  private StoreMigrator() {}

  /** Starts one and returns when it is about to begin. */
  static Process start(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    StoreMigrator.class.getName(),
                    file.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.inputReader(StandardCharsets.UTF_8).readLine();
    return process;
  }

  /** Says that it begins, and migrates. */
  public static void main(String... arguments) {
    System.out.println("begins");
    SqlStore.open(new SqliteDatabase(Path.of(arguments[0])), FUTURE).close();
  }
}
