package dev.runner.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which other process has the write lock of a SQLite file, where the system tells. */
final class LockHolder {

  private static final Path LOCKS = Path.of("/proc/locks");

  /** The end of a line such as "1: POSIX ADVISORY WRITE 4711 fe:00:1234 120 120". */
  private static final Pattern LOCK =
      Pattern.compile("^\\d+: \\S+ +\\S+ +WRITE +(\\d+) +[0-9a-f]+:[0-9a-f]+:(\\d+) .*");

  private LockHolder() {}

  /** Returns what people call the process; empty if it cannot be told. */
  static Optional<String> of(Path database) {
    try {
      List<String> lines = Files.readAllLines(LOCKS);
      for (String suffix : List.of("-shm", "")) { // the log's locks are in the former
        OptionalLong pid = holder(lines, database.resolveSibling(database.getFileName() + suffix));
        if (pid.isPresent()) {
          return Optional.of(name(pid.getAsLong()));
        }
      }
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty(); // another system than Linux
    }
    return Optional.empty();
  }

  private static OptionalLong holder(List<String> lines, Path file) throws IOException {
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    String inode = Files.getAttribute(file, "unix:ino").toString();
    return lines.stream()
        .map(LOCK::matcher)
        .filter(Matcher::matches)
        .filter(lock -> lock.group(2).equals(inode))
        .mapToLong(lock -> Long.parseLong(lock.group(1)))
        .filter(pid -> pid > 0 && pid != ProcessHandle.current().pid())
        .findFirst();
  }

  private static String name(long pid) {
    Optional<ProcessHandle.Info> info = ProcessHandle.of(pid).map(ProcessHandle::info);
    String command = info.flatMap(ProcessHandle.Info::command).orElse("");
    String since =
        info.flatMap(ProcessHandle.Info::startInstant).map(at -> " since " + at).orElse("");
    return "process %d (%s%s)".formatted(pid, command.isEmpty() ? "running" : command, since);
  }
}
