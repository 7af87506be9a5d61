package dev.runner.core.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A JVM of its own that holds the write lock of a store until it is closed. */
final class StoreLocker implements AutoCloseable {

  private final Process process;

  private StoreLocker(Process process) {
    this.process = process;
  }

  /** Starts one and returns once it has the lock. */
  static StoreLocker hold(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    StoreLocker.class.getName(),
                    file.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    if (!"locked".equals(lines.readLine())) {
      throw new IOException("the process that locks the store has failed");
    }
    return new StoreLocker(process);
  }

  long pid() {
    return process.pid();
  }

  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Takes the lock, says so, and waits for the end. */
  public static void main(String... arguments) throws IOException, SQLException {
    SqliteDatabase database = new SqliteDatabase(Path.of(arguments[0]));
    database.begin(new Statements(database, database.connect()));
    System.out.println("locked");
    int end = System.in.read();
    System.out.println(end);
  }
}
