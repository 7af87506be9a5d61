package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.JitProfile;
import dev.runner.core.fork.ToFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.result.Cause;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs fork plans: starts forks, feeds them portions and replaces those that die. */
final class TestForks {

  private final ForkStarter starter;
  private final Consumer<RunEvent> events;

  TestForks(ForkStarter starter, Consumer<RunEvent> events) {
    this.starter = starter;
    this.events = events;
  }

  /** Executes all portions of a plan. */
  void execute(ForkPlan plan, TestNumbers numbers) {
    Deque<PortionWork> work = new ArrayDeque<>();
    plan.portions().forEach(portion -> work.add(new PortionWork(portion, numbers, events)));
    withForks(plan, work, this::execute);
  }

  /** Discovers all portions of a plan and gives each test or test method to a consumer. */
  void list(ForkPlan plan, Consumer<TestDescription> tests) {
    Deque<PortionWork> work = new ArrayDeque<>();
    plan.portions().forEach(p -> work.add(new PortionWork(p, new TestNumbers(), events)));
    withForks(plan, work, (fork, one) -> list(fork, one, tests));
  }

  private void withForks(ForkPlan plan, Deque<PortionWork> work, Step step) {
    JitProfile profile = starter.profile(plan);
    while (!work.isEmpty()) {
      Optional<Fork> opened = starter.open(plan, profile);
      if (opened.isEmpty()) {
        return;
      }
      try (Fork fork = opened.get()) {
        boolean alive = true;
        while (alive && !work.isEmpty()) {
          PortionWork one = work.poll();
          if (!starter.hasFailed(one.portion().plugin())) {
            Step.Result result = step.take(fork, one);
            alive = result.alive();
            profile = result.computes() ? JitProfile.THROUGHPUT : profile;
            List<PortionWork> left = new ArrayList<>(result.left());
            java.util.Collections.reverse(left);
            left.forEach(work::push);
          }
        }
      }
    }
  }

  private Step.Result execute(Fork fork, PortionWork work) {
    PortionLedger ledger = work.ledger(fork.number());
    fork.send(new ToFork.Run(work.portion(), true));
    while (true) {
      Optional<FromFork> message = fork.receive();
      if (message.isEmpty()) {
        return dead(fork, work, ledger, crash(fork));
      }
      if (message.get() instanceof FromFork.PortionDone done) {
        return done.yielded()
            ? Step.Result.yielded(work.afterYield(ledger))
            : new Step.Result(true, false, work.afterCompletion(ledger));
      }
      if (message.get() instanceof FromFork.PortionBroken broken) {
        fork.kill();
        return dead(fork, work, ledger, verdict(broken));
      }
      ledger.accept(message.get());
    }
  }

  private Step.Result dead(Fork fork, PortionWork work, PortionLedger ledger, Verdict verdict) {
    events.accept(new RunEvent.ForkEnded(fork.number(), Optional.of(verdict.message())));
    List<PortionWork> left =
        ledger.isEmpty()
            ? work.afterDeathInDiscovery(verdict.message())
            : work.afterDeath(ledger, verdict);
    return new Step.Result(false, false, left);
  }

  private Step.Result list(Fork fork, PortionWork work, Consumer<TestDescription> tests) {
    fork.send(new ToFork.Run(work.portion(), false));
    while (true) {
      Optional<FromFork> message = fork.receive();
      if (message.isEmpty()) {
        return new Step.Result(false, false, work.afterDeathInDiscovery(crash(fork).message()));
      }
      if (message.get() instanceof FromFork.PortionDone) {
        return new Step.Result(true, false, List.of());
      }
      if (message.get() instanceof FromFork.PortionBroken broken) {
        fork.kill();
        return new Step.Result(false, false, work.afterDeathInDiscovery(broken.message()));
      }
      if (message.get() instanceof FromFork.Nodes found) {
        found.nodes().stream()
            .filter(node -> node.kind() != Announcement.Kind.CONTAINER)
            .forEach(node -> tests.accept(node.description()));
      } else if (message.get() instanceof FromFork.Found found) {
        raise(found.issue());
      }
    }
  }

  private static Verdict crash(Fork fork) {
    String death = fork.death();
    return Verdict.error(
        Cause.CRASHED,
        "fork %d ended with %s while this was running".formatted(fork.number(), death),
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

    Result take(Fork fork, PortionWork work);

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
