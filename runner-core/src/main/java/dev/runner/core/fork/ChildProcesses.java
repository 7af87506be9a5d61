package dev.runner.core.fork;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds processes that tests start, also those that left their session or lost their parent. */
final class ChildProcesses {

  private final Set<Long> known = new HashSet<>();

  /** Returns the processes that have begun since it was asked last, and may have ended since. */
  List<ProcessHandle> begun() {
    long own = ProcessHandle.current().pid();
    return MarkedProcesses.ofThisFork(known).stream().filter(p -> p.pid() != own).toList();
  }
}
