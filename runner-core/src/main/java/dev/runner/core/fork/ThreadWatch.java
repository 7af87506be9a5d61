package dev.runner.core.fork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Finds threads that begin and do not end. It looks at them only where their number has grown, so
 * that tests which start none cost next to nothing. Not for several threads at once.
 */
final class ThreadWatch {

  /** Threads that the JDK starts on its own, and that nobody but the JDK can end. */
  private static final List<String> OF_THE_JDK =
      List.of("HttpClient-", "CompletableFutureDelayScheduler", "process reaper", "JDWP ");

  private static final List<String> OF_OURS = List.of("runner-", "junit-jupiter-timeout-watcher");

  private static final String PROCESS_REAPER = "process reaper";

  private final ThreadGroup top = top();
  private Set<Thread> known = identities(alive());
  private int count = known.size();
  private boolean reaped;

  /** Returns the threads of tests that have begun since it was asked last, and have not ended. */
  List<Thread> begun() {
    int now = top.activeCount();
    if (now <= count) {
      count = now;
      return List.of();
    }
    List<Thread> alive = alive();
    List<Thread> begun = alive.stream().filter(thread -> !known.contains(thread)).toList();
    reaped = reaped || begun.stream().anyMatch(t -> t.getName().startsWith(PROCESS_REAPER));
    known = identities(alive);
    count = alive.size();
    return begun.stream().filter(ThreadWatch::isOfTests).toList();
  }

  /** Tells whether a process was ever started here: the JDK has a thread that waits for it. */
  boolean hasSeenProcesses() {
    return reaped;
  }

  private static boolean isOfTests(Thread thread) {
    String type = thread.getClass().getName();
    String name = thread.getName();
    return !type.startsWith("jdk.internal.")
        && !type.startsWith("sun.")
        && !(thread instanceof ForkJoinWorkerThread)
        && OF_THE_JDK.stream().noneMatch(name::startsWith)
        && OF_OURS.stream().noneMatch(name::startsWith);
  }

  private List<Thread> alive() {
    Thread[] found = new Thread[top.activeCount() + 16];
    int size = top.enumerate(found);
    while (size == found.length) {
      found = new Thread[2 * size];
      size = top.enumerate(found);
    }
    return new ArrayList<>(Arrays.asList(found).subList(0, size));
  }

  private static Set<Thread> identities(List<Thread> threads) {
    Set<Thread> set = Collections.newSetFromMap(new IdentityHashMap<>());
    set.addAll(threads);
    return set;
  }

  private static ThreadGroup top() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
