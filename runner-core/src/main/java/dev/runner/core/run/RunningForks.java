package dev.runner.core.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** The test forks of a run, to be asked what they are at. Safe for several threads. */
public final class RunningForks {

  private static final Duration ANSWER = Duration.ofSeconds(1);

  private final Set<ForkVigil> all = new CopyOnWriteArraySet<>();

  /** Creates one that knows of no fork yet. */
  public RunningForks() {}

  /** Notes a fork that was started. */
  void add(ForkVigil fork) {
    all.removeIf(ForkVigil::isOver);
    all.add(fork);
  }

  /** Asks all forks what they are at; waits a second at most for those that do not answer. */
  public List<ForkActivity> look() {
    List<ForkVigil> asked = all.stream().filter(fork -> !fork.isOver()).toList();
    asked.forEach(ForkVigil::ask);
    long until = System.nanoTime() + ANSWER.toNanos();
    List<ForkActivity> activities = new ArrayList<>();
    asked.forEach(fork -> activities.add(fork.answered(until)));
    return activities;
  }
}
