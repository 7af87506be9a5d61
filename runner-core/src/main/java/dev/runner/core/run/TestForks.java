package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.JitProfile;
import dev.runner.core.fork.ToFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import dev.runner.core.suite.PluginDiscovery;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs fork plans: starts forks, feeds them portions and replaces those that die. */
final class TestForks {

  private static final Duration SPREAD_OF_A_SIGNAL = Duration.ofMillis(500);

  private final ForkStarter starter;
  private final Cancellation cancellation;
  private final Consumer<RunEvent> events;
  private final TestNumbers numbers;
  private final AtomicInteger stays = new AtomicInteger();
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
   * Executes portions of a plan as long as the lane's turn has some; once the run is cancelled,
   * discovers them only, as far as there is time.
   */
  void execute(WorkQueue.Turn turn) {
    int stay = stays.incrementAndGet();
    PlanWork work =
        new PlanWork(
            () -> turn.take().map(portion -> new PortionWork(portion, numbers, referee, events)));
    boolean done =
        withForks(
            turn.plan(),
            work,
            (fork, one) -> cancellation.isRequested() ? plan(fork, one) : execute(fork, one, stay),
            this::judgeEnd);
    if (cancellation.isRequested()) {
      work.forgetRetries();
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
            alive = result.alive() && !one.isAlone() && !plan.once();
            profile = result.computes() ? JitProfile.THROUGHPUT : profile;
            work.returned(result.left());
          }
        }
      }
      end.accept(fork.fork(), plugins);
    }
    return true;
  }

  /** Tells whether there is more to do for a fork; what runs again takes another than before. */
  private boolean hasNext(PlanWork work, boolean used) {
    if (cancellation.isRequested()) {
      work.forgetRetries();
    }
    return work.peek().filter(next -> !used || !next.isRetry()).isPresent();
  }

  /** Waits for what is next, if there is nothing else to do; returns false if nothing is left. */
  private boolean isDue(PlanWork work) {
    Optional<Duration> pause = work.peek().map(PortionWork::pause);
    if (pause.isPresent() && cancellation.isRequestedWithin(pause.get())) {
      work.forgetRetries();
    }
    return work.hasNext();
  }

  private void judgeEnd(Fork fork, Set<String> plugins) {
    if (!cancellation.isRequested()) {
      fork.unrest()
          .map(end -> Deaths.atTheEnd(List.copyOf(plugins), end, fork.hung()))
          .ifPresent(this::raise);
    }
  }

  private Step.Result execute(WatchedFork watched, PortionWork work, int stay) {
    Fork fork = watched.fork();
    work.begin(fork.number(), stay);
    PortionLedger ledger = work.ledger(fork.number());
    ForkVigil vigil = watched.vigil();
    watched.watch().executing(true);
    vigil.begin(work.portion().classes().size());
    fork.send(new ToFork.Run(work.portion(), true));
    while (true) {
      Optional<FromFork> message = fork.receive();
      if (message.isEmpty()) {
        return dead(watched, work, ledger, () -> crash(fork));
      }
      if (message.get() instanceof FromFork.PortionDone done) {
        watched.watch().executing(false);
        vigil.end();
        return done(work, ledger, done.yielded());
      }
      if (message.get() instanceof FromFork.PortionBroken broken) {
        fork.kill();
        return dead(watched, work, ledger, () -> verdict(broken));
      }
      vigil.pass(message.get(), ledger);
      referee.answer(fork, message.get());
    }
  }

  private Step.Result done(PortionWork work, PortionLedger ledger, boolean yielded) {
    if (cancellation.reason().isPresent()) {
      work.cancelled(ledger, cancelled());
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
    work.cancelled(ledger, cancelled());
    return new Step.Result(false, false, List.of());
  }

  private Step.Result list(WatchedFork fork, PortionWork work, Discoveries found) {
    Optional<String> death = discover(fork, work, found);
    return death.isEmpty()
        ? new Step.Result(true, false, List.of())
        : new Step.Result(false, false, work.afterDeathInDiscovery(death.get()));
  }

  private Step.Result plan(WatchedFork fork, PortionWork work) {
    Discoveries found = new Discoveries();
    Optional<String> death = discover(fork, work, found);
    PluginDiscovery discovery = found.of(work.portion().plugin());
    discovery.tests().forEach(listed -> work.plan(listed.test()));
    discovery.issues().forEach(this::raise);
    death.ifPresent(reason -> work.undiscovered());
    return new Step.Result(death.isEmpty(), false, List.of());
  }

  /** Has a fork discover a portion; returns how it died over that, if it did. */
  private Optional<String> discover(WatchedFork watched, PortionWork work, Discoveries found) {
    Fork fork = watched.fork();
    ForkVigil vigil = watched.vigil();
    vigil.begin(work.portion().classes().size());
    found.begin();
    fork.send(new ToFork.Run(work.portion(), false));
    while (true) {
      Optional<FromFork> message = fork.receive();
      if (message.isEmpty()) {
        Optional<Expiry> limit = vigil.endedBy();
        return Optional.of(limit.map(vigil::verdict).orElseGet(() -> crash(fork)).message());
      }
      if (message.get() instanceof FromFork.PortionDone) {
        vigil.end();
        found.done(work.portion());
        return Optional.empty();
      }
      if (message.get() instanceof FromFork.PortionBroken broken) {
        fork.kill();
        return Optional.of(broken.message());
      }
      if (!vigil.takes(message.get())) {
        found.accept(message.get());
      }
    }
  }

  private Verdict cancelled() {
    return Verdict.cancelled(
        cancellation.reason().map(CancelReason::text).orElseThrow() + " while this was running");
  }

  private static Verdict crash(Fork fork) {
    String death = fork.death();
    return Verdict.error(
        fork.ranOutOfMemory() ? Cause.OUT_OF_MEMORY : Cause.CRASHED,
        "fork %d ended with %s".formatted(fork.number(), death),
        fork.lastWords());
  }

  private static Verdict verdict(FromFork.PortionBroken broken) {
    Cause cause = broken.outOfMemory() ? Cause.OUT_OF_MEMORY : Cause.ENGINE;
    return Verdict.error(cause, broken.message(), broken.detail());
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
