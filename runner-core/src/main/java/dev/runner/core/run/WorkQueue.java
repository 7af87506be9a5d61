package dev.runner.core.run;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.schedule.Backlog;
import dev.runner.core.schedule.ClassTimes;
import dev.runner.core.schedule.ClassWork;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The share of a run that no fork has begun yet, from which lanes take portions until nothing is
 * left. Safe for several threads.
 */
final class WorkQueue {

  /** What a class counts that never ran; more than most take, so that it goes early. */
  static final Duration UNKNOWN = Duration.ofMillis(500);

  private final Map<ForkPlan, Pending> pending = new LinkedHashMap<>();

  /**
   * Creates a queue.
   *
   * @param plans what is to be done
   * @param times how long classes took before
   * @param lanes how many take from it
   */
  WorkQueue(List<ForkPlan> plans, ClassTimes times, int lanes) {
    plans.forEach(plan -> pending.put(plan, new Pending(plan, times, lanes)));
  }

  /**
   * Finds what a lane works on next: the plan with the fewest lanes on it, of those the one that is
   * expected to take longest. Where an order was asked for it is the first one instead.
   *
   * @return a plan with something left; empty if there is none
   */
  synchronized Optional<ForkPlan> join() {
    Optional<Map.Entry<ForkPlan, Pending>> most =
        pending.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .filter(entry -> !isTaken(entry.getKey(), entry.getValue()))
            .max(
                Comparator.<Map.Entry<ForkPlan, Pending>>comparingInt(e -> -e.getValue().lanes)
                    .thenComparing(e -> e.getValue().expected()));
    most.ifPresent(entry -> entry.getValue().lanes++);
    return most.map(Map.Entry::getKey);
  }

  private static boolean isTaken(ForkPlan plan, Pending left) {
    return plan.handing() == ForkPlan.Handing.TO_ONE_LANE && left.lanes > 0;
  }

  /** Notes that a lane does not work on a plan any more. */
  synchronized void leave(ForkPlan plan) {
    of(plan).lanes--;
  }

  /** Takes the next portion of a plan; empty if none is left. */
  synchronized Optional<Portion> take(ForkPlan plan) {
    return of(plan).take();
  }

  /** Gives up all that is left of a plan. */
  synchronized List<Portion> abandon(ForkPlan plan) {
    List<Portion> rest = new ArrayList<>();
    Pending left = of(plan);
    for (Optional<Portion> next = left.take(); next.isPresent(); next = left.take()) {
      rest.add(next.get());
    }
    return rest;
  }

  private Pending of(ForkPlan plan) {
    Pending found = pending.get(plan);
    if (found == null) {
      throw new IllegalArgumentException("no plan of this run: " + plan);
    }
    return found;
  }

  /** What is left of one plan: portions that cannot be divided, then classes. */
  private static final class Pending {

    private final Deque<Portion> whole = new ArrayDeque<>();
    private final Backlog classes;
    private final OrderedPortions ordered;
    private int lanes;

    Pending(ForkPlan plan, ClassTimes times, int lanes) {
      List<ClassWork> work = new ArrayList<>();
      boolean freely = plan.handing() == ForkPlan.Handing.FREELY;
      ordered = new OrderedPortions(freely ? List.of() : plan.portions(), plan, times, lanes);
      for (Portion portion : freely ? plan.portions() : List.<Portion>of()) {
        if (portion.allEngines() || !portion.uniqueIds().isEmpty()) {
          whole.add(portion);
        } else {
          portion.classes().forEach(name -> work.add(work(portion.plugin(), name, times)));
        }
      }
      classes = plan.once() ? Backlog.ofSingles(work, lanes) : new Backlog(work, lanes);
    }

    private static ClassWork work(PluginId plugin, String className, ClassTimes times) {
      return new ClassWork(plugin, className, times.of(plugin, className).orElse(UNKNOWN));
    }

    boolean isEmpty() {
      return whole.isEmpty() && classes.isEmpty() && ordered.isEmpty();
    }

    Duration expected() {
      return classes.expected();
    }

    Optional<Portion> take() {
      if (!ordered.isEmpty()) {
        return ordered.take();
      }
      if (!whole.isEmpty()) {
        return Optional.of(whole.poll());
      }
      List<ClassWork> share = classes.take();
      return share.isEmpty()
          ? Optional.empty()
          : Optional.of(
              Portion.ofClasses(
                  share.get(0).plugin(), share.stream().map(ClassWork::className).toList()));
    }
  }
}
