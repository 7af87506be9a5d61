package dev.runner.core.run;

import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.run.PendingWork.Share;
import dev.runner.core.schedule.ClassForecast;
import dev.runner.core.schedule.LockTable;
import dev.runner.core.schedule.LowerBound;
import dev.runner.core.suite.Portion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The share of a run that no fork has begun yet, from which lanes take portions until nothing is
 * left. Safe for several threads.
 *
 * <p>What must not run side by side is kept apart here: a lane holds what its portion needs until
 * it asks for the next one, in whatever forks that takes. A lane that finds all that is left
 * blocked waits. What must run alone comes when everything else has ended and all lanes but one
 * have, too.
 */
final class WorkQueue implements Cancellation.Cancellable {

  private final Map<ForkPlan, PendingWork> pending = new LinkedHashMap<>();
  private final Map<ForkPlan, Integer> lanesOn = new LinkedHashMap<>();
  private final LockTable locks;
  private final ClassForecast forecast;
  private final List<LaneProgress> progress = new ArrayList<>();
  private final RestOfQueue rest;
  private int turns;
  private boolean oneWaitsForSilence;
  private boolean cancelled;

  /**
   * Creates a queue.
   *
   * @param plans what is to be done
   * @param forecast how long classes will take
   * @param lanes how many take from it
   * @param needs what must not run beside which class
   * @param capacities the units of limited resources
   */
  WorkQueue(
      List<ForkPlan> plans,
      ClassForecast forecast,
      int lanes,
      SuiteNeeds needs,
      Map<String, Integer> capacities) {
    this.locks = new LockTable(capacities);
    this.forecast = forecast;
    this.rest = new RestOfQueue(forecast, () -> new LowerBound(lanes, capacities));
    plans.forEach(plan -> pending.put(plan, new PendingWork(plan, forecast, needs, lanes)));
  }

  /**
   * Finds what a lane works on next: of the plans of which something can begin the one with the
   * fewest lanes on it, of those the one that is expected to take longest, or comes first where an
   * order was asked for. Waits while all that is left is blocked.
   *
   * @return the lane's turn, to be closed; empty if there is nothing left for this lane
   */
  synchronized Optional<Turn> join() {
    while (pending.values().stream().anyMatch(work -> !work.isEmpty())) {
      if (isSerialPhase() && turns > 0) {
        return Optional.empty(); // another lane does the rest, alone
      }
      Optional<ForkPlan> plan = next();
      if (plan.isPresent()) {
        return Optional.of(new Turn(plan.get()));
      }
      await();
    }
    return Optional.empty();
  }

  private Optional<ForkPlan> next() {
    return pending.entrySet().stream()
        .filter(entry -> !isTaken(entry.getKey()))
        .filter(entry -> entry.getValue().offers(mayBegin()))
        .max(
            Comparator.<Map.Entry<ForkPlan, PendingWork>>comparingInt(
                    entry -> -lanesOn.getOrDefault(entry.getKey(), 0))
                .thenComparing(entry -> entry.getValue().expected()))
        .map(Map.Entry::getKey);
  }

  private boolean isTaken(ForkPlan plan) {
    return isOfOneLane(plan) && lanesOn.getOrDefault(plan, 0) > 0;
  }

  private static boolean isOfOneLane(ForkPlan plan) {
    return plan.handing() == ForkPlan.Handing.TO_ONE_LANE;
  }

  /** Lets everything be taken at once: nothing of it will be executed. */
  @Override
  public synchronized void cancel() {
    cancelled = true;
    notifyAll();
  }

  @Override
  public void kill() {
    cancel();
  }

  private Predicate<ClassNeeds> mayBegin() {
    return cancelled || isSerialPhase()
        ? needs -> true
        : needs -> !needs.serial() && locks.isFree(needs);
  }

  /** Tells whether only what must run alone is left to begin. */
  private boolean isSerialPhase() {
    return !cancelled
        && pending.values().stream().noneMatch(work -> work.offers(needs -> !needs.serial()));
  }

  @SuppressWarnings("WaitNotInLoop") // each caller looks again
  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while tests were running", e);
    }
  }

  /** Returns how far each lane is, with those that have ended. */
  synchronized List<LaneProgress> progress() {
    return List.copyOf(progress);
  }

  /** Returns what nobody has begun; empty if nothing is known of some of it. */
  synchronized Optional<LowerBound> rest() {
    return rest.of(pending.values());
  }

  private synchronized int begin(Turn turn) {
    lanesOn.merge(turn.plan, 1, Integer::sum);
    progress.add(turn.progress);
    turns++;
    return progress.size();
  }

  private synchronized void end(Turn turn) {
    release(turn);
    lanesOn.merge(turn.plan, -1, Integer::sum);
    turns--;
  }

  private void release(Turn turn) {
    locks.give(turn.held);
    turn.held = ClassNeeds.NONE;
    turn.progress.end();
    notifyAll();
  }

  private synchronized void abandon(ForkPlan plan) {
    rest.changed();
    of(plan).clear();
    notifyAll();
  }

  private synchronized Optional<Portion> take(Turn turn) {
    release(turn);
    PendingWork own = of(turn.plan);
    while (!own.isEmpty()) {
      if (isSerialPhase() && turns > 1) {
        if (oneWaitsForSilence) {
          return Optional.empty();
        }
        waitForSilence();
      } else {
        Optional<Share> share = own.take(mayBegin());
        if (share.isPresent()) {
          return Optional.of(hold(turn, share.get()));
        }
        if (!isOfOneLane(turn.plan) && next().isPresent()) {
          return Optional.empty(); // not here, but elsewhere something can begin
        }
        await();
      }
    }
    return Optional.empty();
  }

  private Portion hold(Turn turn, Share share) {
    rest.changed();
    turn.progress.took(share.portion());
    if (!cancelled) {
      turn.held = share.needs();
      locks.take(turn.held);
    }
    return share.portion();
  }

  private void waitForSilence() {
    oneWaitsForSilence = true;
    try {
      await();
    } finally {
      oneWaitsForSilence = false;
    }
  }

  private PendingWork of(ForkPlan plan) {
    PendingWork found = pending.get(plan);
    if (found == null) {
      throw new IllegalArgumentException("no plan of this run: " + plan);
    }
    return found;
  }

  /**
   * A lane's work on one plan. For one thread; while it is open, the lane is taken to have a fork.
   */
  final class Turn implements AutoCloseable {

    private final ForkPlan plan;
    private final int number;
    private final LaneProgress progress = new LaneProgress(forecast, System::nanoTime);
    private ClassNeeds held = ClassNeeds.NONE;

    private Turn(ForkPlan plan) {
      this.plan = plan;
      this.number = begin(this);
    }

    ForkPlan plan() {
      return plan;
    }

    /** Returns its number among all turns, from 1. */
    int number() {
      return number;
    }

    /** Returns what is to be told how far the lane is. */
    LaneProgress progress() {
      return progress;
    }

    /**
     * Takes the next portion, with all that it needs, once the last one is done. Waits while all
     * that is left is blocked.
     *
     * @return a portion; empty if none is left here that this lane can begin
     */
    Optional<Portion> take() {
      return WorkQueue.this.take(this);
    }

    /** Gives up all that is left of the plan. */
    void abandon() {
      WorkQueue.this.abandon(plan);
    }

    /** Gives back what is held. */
    @Override
    public void close() {
      end(this);
    }
  }
}
