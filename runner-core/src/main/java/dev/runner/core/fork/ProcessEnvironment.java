package dev.runner.core.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the environments of processes on Linux.
 *
 * <p>While a process changes its program, between {@code execve} and the new program's first
 * instruction, Linux shows no environment for it; on a busy machine that may last for long. Such a
 * process is asked again: it is young, has a file that it executes, unlike a zombie or a thread of
 * the kernel, and an empty environment.
 */
final class ProcessEnvironment {

  private static final Path PROCESSES = Path.of("/proc");
  private static final Duration YOUNG = Duration.ofSeconds(10);
  private static final int MOST_LOOKS = 100;
  private static final long PAUSE_NANOS = 1_000_000;

  private ProcessEnvironment() {}

  /** Tells whether environments can be read here. */
  static boolean isReadable() {
    return Files.isReadable(file(ProcessHandle.current().pid()));
  }

  /**
   * Returns the environment that a process was started with: {@code NAME=value}, each with a zero
   * byte behind it.
   *
   * @throws IOException if it is another user's, or there is no such process any more
   */
  static byte[] read(long pid) throws IOException {
    byte[] environment = Files.readAllBytes(file(pid));
    for (int i = 0; i < MOST_LOOKS && environment.length == 0 && isBeginning(pid); i++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      environment = Files.readAllBytes(file(pid));
    }
    return environment;
  }

  private static boolean isBeginning(long pid) {
    Instant young = Instant.now().minus(YOUNG);
    return Files.exists(PROCESSES.resolve(pid + "/exe"))
        && ProcessHandle.of(pid)
            .flatMap(process -> process.info().startInstant())
            .filter(young::isBefore)
            .isPresent();
  }

  private static Path file(long pid) {
    return PROCESSES.resolve(pid + "/environ");
  }
}
