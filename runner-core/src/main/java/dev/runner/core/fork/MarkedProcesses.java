package dev.runner.core.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

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

  private static final int MOST_CHARS = 200;
  private static final int MOST_ROUNDS = 100;
  private static final long PAUSE_NANOS = 2_000_000;

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
   * Kills a fork and all that came of it, also what that starts meanwhile.
   *
   * @param runFolder the folder of the run
   * @param fork its number
   * @return the processes that were killed, as texts
   */
  public static List<String> kill(Path runFolder, int fork) {
    List<byte[]> marks =
        List.of(mark(VARIABLE, text(runFolder)), mark(NUMBER, Integer.toString(fork)));
    Map<Long, String> killed = kill(marks);
    Map<Long, String> again = killed;
    for (int round = 0; round < MOST_ROUNDS && !again.isEmpty(); round++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      again = kill(marks);
      again.forEach(killed::putIfAbsent);
    }
    return List.copyOf(killed.values());
  }

  private static Map<Long, String> kill(List<byte[]> marks) {
    Map<Long, String> killed = new TreeMap<>();
    for (ProcessHandle process : readable()) {
      if (process.pid() != ProcessHandle.current().pid() && isMarked(process.pid(), marks)) {
        killed.put(process.pid(), text(process));
        process.destroyForcibly();
      }
    }
    return killed;
  }

  /**
   * Finds processes that came of this fork.
   *
   * @param known process ids that need not be looked at; those of all processes when this returns
   */
  static List<ProcessHandle> ofThisFork(Set<Long> known) {
    String run = System.getenv(VARIABLE);
    String[] names = PROCESSES.toFile().list();
    if (run == null || names == null) {
      return ProcessHandle.current().descendants().filter(p -> known.add(p.pid())).toList();
    }
    List<byte[]> marks =
        List.of(mark(VARIABLE, run), mark(NUMBER, String.valueOf(System.getenv(NUMBER))));
    Set<Long> all = new HashSet<>();
    for (String name : names) {
      if (Character.isDigit(name.charAt(0))) {
        all.add(Long.valueOf(name));
      }
    }
    List<ProcessHandle> found =
        all.stream()
            .filter(pid -> !known.contains(pid) && isMarked(pid, marks))
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .toList();
    known.clear();
    known.addAll(all);
    return found;
  }

  /** Returns the id of a process and its command line, as far as it can be read. */
  static String text(ProcessHandle process) {
    String line = process.info().commandLine().or(process.info()::command).orElse("?");
    String shown = line.length() > MOST_CHARS ? line.substring(0, MOST_CHARS) + "..." : line;
    return process.pid() + " '" + shown + "'";
  }

  private static byte[] mark(String variable, String text) {
    return (variable + "=" + text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Path runFolder) {
    return runFolder.toAbsolutePath().normalize().toString();
  }

  private static List<ProcessHandle> readable() {
    return ProcessEnvironment.isReadable() ? ProcessHandle.allProcesses().toList() : List.of();
  }

  private static boolean isMarked(long pid, List<byte[]> marks) {
    try {
      byte[] environment = ProcessEnvironment.read(pid);
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
