package dev.runner.cli.mix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The processes of a workspace's runs that are still there. Linux only; elsewhere there are none.
 */
final class Leftover {

  private static final long DYING_NANOS = 10_000_000_000L;

  private Leftover() {}

  /** Returns those that do not just end. */
  static List<String> processes(Path workspace) {
    long end = System.nanoTime() + DYING_NANOS;
    List<String> found = found(workspace);
    while (!found.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
      found = found(workspace);
    }
    return found;
  }

  /** Returns the process ids of the forks of a workspace that are alive. */
  static List<ProcessHandle> forks(Path workspace) {
    return marked(workspace)
        .filter(p -> environment(p.pid()).contains("RUNNER_FORK_NUMBER="))
        .toList();
  }

  private static List<String> found(Path workspace) {
    return marked(workspace).map(p -> p.pid() + " " + p.info().commandLine().orElse("")).toList();
  }

  private static java.util.stream.Stream<ProcessHandle> marked(Path workspace) {
    String mark = "RUNNER_FORK=" + workspace.toAbsolutePath().normalize() + "/";
    return ProcessHandle.allProcesses().filter(p -> environment(p.pid()).contains(mark));
  }

  private static String environment(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
