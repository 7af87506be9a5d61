package dev.runner.core.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the processes of a run by a mark in their environment, which a process hands down to those
 * it starts: also those that changed their session, or whose parent is gone.
 *
 * <p>Only Linux lets it be read; elsewhere there are none.
 */
public final class MarkedProcesses {

  private static final String VARIABLE = "RUNNER_FORK";
  private static final String NUMBER = "RUNNER_FORK_NUMBER";
  private static final Path PROCESSES = Path.of("/proc");

  private MarkedProcesses() {}

  /** Marks a process that is to be started. */
  static void mark(ProcessBuilder builder, Path runFolder, int fork) {
    builder.environment().put(VARIABLE, text(runFolder));
    builder.environment().put(NUMBER, Integer.toString(fork));
  }

  /**
   * Kills all processes of a run but this one.
   *
   * @param runFolder the folder of the run
   */
  public static void kill(Path runFolder) {
    kill(List.of(mark(VARIABLE, text(runFolder))));
  }

  /**
   * Kills a fork and all that came of it.
   *
   * @param runFolder the folder of the run
   * @param fork its number
   */
  public static void kill(Path runFolder, int fork) {
    kill(List.of(mark(VARIABLE, text(runFolder)), mark(NUMBER, Integer.toString(fork))));
  }

  private static void kill(List<byte[]> marks) {
    for (ProcessHandle process : readable()) {
      if (process.pid() != ProcessHandle.current().pid() && isMarked(process, marks)) {
        process.destroyForcibly();
      }
    }
  }

  private static byte[] mark(String variable, String text) {
    return (variable + "=" + text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Path runFolder) {
    return runFolder.toAbsolutePath().normalize().toString();
  }

  private static List<ProcessHandle> readable() {
    return Files.isReadable(PROCESSES.resolve("self").resolve("environ"))
        ? ProcessHandle.allProcesses().toList()
        : List.of();
  }

  private static boolean isMarked(ProcessHandle process, List<byte[]> marks) {
    try {
      byte[] environment =
          Files.readAllBytes(PROCESSES.resolve("" + process.pid()).resolve("environ"));
      return marks.stream().allMatch(mark -> indexOf(environment, mark) >= 0);
    } catch (IOException e) {
      return false; // another user's, or it has just ended
    }
  }

  private static int indexOf(byte[] text, byte[] wanted) {
    String whole = new String(text, StandardCharsets.ISO_8859_1);
    return whole.indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
  }
}
