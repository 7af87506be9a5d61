package dev.runner.core.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * The test forks of a run, to be asked what they are at and when they will be done. Safe for
 * several threads.
 */
public final class RunningForks {

  private static final Duration ANSWER = Duration.ofSeconds(1);

  private final Set<ForkVigil> all = new CopyOnWriteArraySet<>();
  private volatile Optional<RunOutlook> outlook = Optional.empty();

  /** Creates one that knows of no fork yet. */
  public RunningForks() {}

  /** Notes a fork that was started. */
  void add(ForkVigil fork) {
    all.removeIf(ForkVigil::isOver);
    all.add(fork);
  }

  /** Notes what they have to do. */
  void working(RunOutlook newOutlook) {
    outlook = Optional.of(newOutlook);
  }

  /**
   * Estimates the time until the last test ends, from what classes took before; empty if nothing is
   * left, or if nothing is known of it. Of a run in rounds it is the round's end.
   */
  public Optional<Duration> left() {
    return outlook.flatMap(RunOutlook::left);
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
