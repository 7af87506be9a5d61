package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.JitProfile;
import dev.runner.core.fork.ToFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Verdict;
import dev.runner.core.suite.PluginDiscovery;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs fork plans: starts forks, feeds them portions and replaces those that die. */
final class TestForks {

  private static final Duration SPREAD_OF_A_SIGNAL = Duration.ofSeconds(2);

  private final ForkStarter starter;
  private final Cancellation cancellation;
  private final Consumer<RunEvent> events;
  private final TestNumbers numbers;
  private final Referee referee;

  TestForks(
      ForkStarter starter,
      TestNumbers numbers,
      Referee referee,
      Cancellation cancellation,
      Consumer<RunEvent> events) {
    this.starter = starter;
    this.numbers = numbers;
    this.referee = referee;
    this.cancellation = cancellation;
    this.events = events;
  }

  /**
   * Executes portions of a plan as long as the lane's turn has some; those that are left because
   * the run is cancelled or a budget is used up are discovered only, as far as there is time.
   */
  void execute(WorkQueue.Turn turn) {
    PlanWork work =
        new PlanWork(
            () -> turn.take().map(portion -> new PortionWork(portion, numbers, referee, events)));
    boolean done =
        withForks(
            turn.plan(),
            work,
            (fork, one) -> isLeft(one) ? plan(fork, one) : execute(fork, one, turn),
            this::judgeEnd);
    if (cancellation.isRequested()) {
      forgetRetries(work);
      for (Optional<PortionWork> rest = work.next(); rest.isPresent(); rest = work.next()) {
        rest.get().undiscovered();
      }
    }
    if (!done) {
      turn.abandon(); // what is left has no fork that could run it, and an issue says so
    }
  }

  /** Discovers all portions of a plan and tells what is found. */
  void list(ForkPlan plan, Discoveries found) {
    Iterator<Portion> portions = plan.portions().iterator();
    PlanWork work =
        new PlanWork(
            () ->
                portions.hasNext()
                    ? Optional.of(new PortionWork(portions.next(), numbers, referee, events))
                    : Optional.empty());
    withForks(plan, work, (fork, one) -> list(fork, one, found), (fork, plugins) -> {});
  }

  /** Returns false if work is left of which no fork can be had. */
  private boolean withForks(
      ForkPlan plan, PlanWork work, Step step, BiConsumer<Fork, Set<String>> end) {
    JitProfile profile = starter.profile(plan);
    while (isDue(work)) {
      Optional<WatchedFork> opened = starter.open(plan, profile);
      if (opened.isEmpty()) {
        return false;
      }
      WatchedFork fork = opened.get();
      Set<String> plugins = new LinkedHashSet<>();
      try (fork) {
        boolean alive = true;
        while (alive && hasNext(work, !plugins.isEmpty())) {
          PortionWork one = work.next().orElseThrow();
          if (!starter.hasFailed(one.portion().plugin())) {
            plugins.add(one.portion().plugin().value());
            Step.Result result = step.take(fork, one);
            alive = result.alive() && !one.isAlone() && (!plan.once() || isLeft(one));
            profile = result.computes() ? starter.computing(one.portion().plugin()) : profile;
            work.returned(result.left());
          }
        }
        fork.use().uses().forEach(events);
      }
      end.accept(fork.fork(), plugins);
    }
    return true;
  }

  /** Tells whether there is more to do for a fork; what runs again takes another than before. */
  private boolean hasNext(PlanWork work, boolean used) {
    forgetRetries(work);
    return work.peek().filter(next -> !used || !next.isRetry()).isPresent();
  }

  /** Waits for what is next, if there is nothing else to do; returns false if nothing is left. */
  private boolean isDue(PlanWork work) {
    Optional<Duration> pause = work.peek().map(PortionWork::pause);
    if (pause.isPresent()) {
      cancellation.isRequestedWithin(pause.get());
      forgetRetries(work);
    }
    return work.hasNext();
  }

  private void forgetRetries(PlanWork work) {
    if (cancellation.isRequested() || referee.stopsPlugins()) {
      work.forgetRetries(this::isLeft);
    }
  }

  /** Tells whether no test of a piece of work may start any more. */
  private boolean isLeft(PortionWork work) {
    PluginId plugin = work.portion().plugin();
    if (referee.stopsPlugins()) {
      referee.look(plugin).ifPresent(this::raise);
    }
    return cancellation.isRequested() || referee.isUsedUp(plugin);
  }

  private void judgeEnd(Fork fork, Set<String> plugins) {
    if (!cancellation.isRequested()) {
      fork.unrest()
          .map(end -> Deaths.atTheEnd(List.copyOf(plugins), end, fork.hung()))
          .ifPresent(this::raise);
    }
  }

  private Step.Result execute(WatchedFork watched, PortionWork work, WorkQueue.Turn turn) {
    work.begin(watched.fork().number(), turn.number());
    watched.vigil().tell(turn.progress());
    Optional<PluginBudgets.Stay> spending = referee.enter(watched.fork(), work.portion().plugin());
    try {
      return execute(watched, work, spending);
    } finally {
      if (spending.isPresent()) {
        spending.get().close();
      }
      watched.use().took(work.portion().plugin());
    }
  }

  private Step.Result execute(
      WatchedFork watched, PortionWork work, Optional<PluginBudgets.Stay> spending) {
    Fork fork = watched.fork();
    PortionLedger ledger = work.ledger(fork.number());
    ForkVigil vigil = watched.vigil();
    watched.watch().executing(true);
    vigil.begin(work.portion().classes().size());
    fork.send(new ToFork.Run(work.portion(), true));
    while (true) {
      Optional<FromFork> message = fork.receive();
      if (message.isEmpty()) {
        return dead(watched, work, ledger, () -> Blame.crash(fork));
      }
      if (message.get() instanceof FromFork.PortionDone done) {
        watched.watch().executing(false);
        vigil.end();
        watched.use().allocated(work.portion().plugin(), done.allocated());
        return done(work, ledger, done.yielded());
      }
      if (message.get() instanceof FromFork.PortionBroken broken) {
        fork.kill();
        return dead(watched, work, ledger, () -> Blame.broken(broken));
      }
      vigil.pass(message.get(), ledger);
      if (spending.isPresent()) {
        spending.get().after(message.get()).ifPresent(this::raise);
      }
      referee.answer(fork, message.get());
    }
  }

  private Step.Result done(PortionWork work, PortionLedger ledger, boolean yielded) {
    if (cancellation.isRequested() || (yielded && isLeft(work))) {
      work.cancelled(ledger, cancelled(work));
      return new Step.Result(true, false, List.of());
    }
    return yielded
        ? Step.Result.yielded(work.afterYield(ledger))
        : new Step.Result(true, false, work.afterCompletion(ledger));
  }

  private Step.Result dead(
      WatchedFork watched, PortionWork work, PortionLedger ledger, Supplier<Verdict> death) {
    int fork = watched.fork().number();
    Optional<Expiry> limit = watched.vigil().endedBy().map(ledger::meant);
    Verdict verdict = limit.map(watched.vigil()::verdict).orElseGet(death);
    if (limit.isEmpty() ? isCancelled(watched.fork()) : cancellation.isHasty()) {
      events.accept(new RunEvent.ForkEnded(fork, Optional.empty())); // as it was told to
      return cancelledAndDead(work, ledger);
    }
    events.accept(new RunEvent.ForkEnded(fork, Optional.of(verdict.message())));
    List<PortionWork> left =
        ledger.isEmpty()
            ? work.afterDeathInDiscovery(verdict.message())
            : limit
                .map(used -> work.afterLimit(ledger, used, verdict))
                .orElseGet(() -> work.afterDeath(ledger, verdict));
    return new Step.Result(false, false, left);
  }

  /** A system that stops sends SIGTERM to all processes; a fork may hear of it first. */
  private boolean isCancelled(Fork fork) {
    return cancellation.isHasty()
        || (fork.wasTerminated()
            && cancellation.isRequestedWithin(SPREAD_OF_A_SIGNAL)
            && cancellation.isHasty());
  }

  /** Leaves a portion; one of which nothing is known yet may still be discovered. */
  private Step.Result cancelledAndDead(PortionWork work, PortionLedger ledger) {
    if (ledger.isEmpty()) {
      return new Step.Result(false, false, List.of(work));
    }
    work.cancelled(ledger, cancelled(work));
    return new Step.Result(false, false, List.of());
  }

  private Step.Result list(WatchedFork fork, PortionWork work, Discoveries found) {
    Optional<String> death = new PortionDiscovery(found).discover(fork, work.portion());
    return death.isEmpty()
        ? new Step.Result(true, false, List.of())
        : new Step.Result(false, false, work.afterDeathInDiscovery(death.get()));
  }

  private Step.Result plan(WatchedFork fork, PortionWork work) {
    Discoveries found = new Discoveries();
    Optional<String> death = new PortionDiscovery(found).discover(fork, work.portion());
    PluginDiscovery discovery = found.of(work.portion().plugin());
    discovery.tests().forEach(listed -> work.plan(listed.test()));
    discovery.issues().forEach(this::raise);
    if (death.isEmpty()) {
      return new Step.Result(true, false, List.of());
    }
    if (!cancellation.isRequested()) {
      return new Step.Result(false, false, work.afterDeathInDiscovery(death.get()));
    }
    work.undiscovered();
    return new Step.Result(false, false, List.of());
  }

  private Verdict cancelled(PortionWork work) {
    String reason =
        cancellation
            .reason()
            .map(CancelReason::text)
            .orElseGet(() -> referee.whyLeft().get(work.portion().plugin()));
    return Verdict.cancelled(reason + " while this was running");
  }

  private void raise(Issue issue) {
    events.accept(new RunEvent.IssueRaised(issue));
  }

  /** What is done with one portion in one fork. */
  private interface Step {

    Result take(WatchedFork fork, PortionWork work);

    /**
     * What became of it.
     *
     * @param alive whether the fork can go on
     * @param computes whether the rest is better done in the throughput profile
     * @param left what is left of the portion
     */
    record Result(boolean alive, boolean computes, List<PortionWork> left) {

      static Result yielded(List<PortionWork> left) {
        return new Result(false, true, left);
      }
    }
  }
}
