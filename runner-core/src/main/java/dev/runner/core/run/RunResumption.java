package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Cause;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.StoredRun;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One process's work on a run that another one has left. */
final class RunResumption {

  /** A test that has ended its fork as often is not tried again. */
  private static final int DEATHS = 3;

  private final StoredRun stored;
  private final EarlierTests earlier;
  private final PreparedSuite whole;
  private final LeftTests left;
  private final List<EarlierTests.Test> killers;
  private final Set<PluginId> withTests;
  private final List<Issue> issues = new ArrayList<>();
  private final PreparedSuite rest;

  /**
   * Finds out what is left.
   *
   * @param stored the run
   * @param earlier what its journal holds
   * @param whole the suite that it was asked for
   */
  RunResumption(StoredRun stored, EarlierTests earlier, PreparedSuite whole) {
    this.stored = stored;
    this.earlier = earlier;
    this.whole = whole;
    this.left = new LeftTests(earlier);
    this.withTests = new HashSet<>(earlier.plugins());
    this.killers = List.copyOf(earlier.killers(DEATHS));
    killers.forEach(EarlierTests.Test::decide);
    SuiteTests tests = new SuiteTests(whole, issues::add);
    tests.wanted().forEach(left::add);
    tests.wanted().forEach(listed -> withTests.add(listed.test().plugin()));
    issues.addAll(left.issues());
    this.rest = whole.only(left.chosen(), List.of(), issues);
  }

  RunId run() {
    return stored.summary().run();
  }

  /** Returns the suite of what is left. */
  PreparedSuite rest() {
    return rest;
  }

  /** Returns a consumer that drops issues which the run has raised already. */
  Consumer<RunEvent> withoutKnown(Consumer<RunEvent> next) {
    Set<Issue> known = Set.copyOf(stored.issues());
    return event -> {
      if (!(event instanceof IssueRaised raised && known.contains(raised.issue()))) {
        next.accept(event);
      }
    };
  }

  /** Records that the run goes on. */
  void begin(Consumer<RunEvent> events, Clock clock, String command) {
    events.accept(new RunResumed(run(), clock.instant(), command, before()));
    stored.plugins().stream()
        .filter(plugin -> plugin.state() == PluginState.LOADED)
        .forEach(
            plugin ->
                events.accept(
                    new PluginSeen(
                        plugin.plugin(),
                        plugin.version(),
                        plugin.jar(),
                        plugin.sha256(),
                        plugin.state())));
    events.accept(forecast());
    rest.issues().forEach(issue -> events.accept(new IssueRaised(issue)));
    killers.forEach(test -> events.accept(givenUp(test)));
  }

  /** Returns who decides about tests that fail. */
  Referee referee(LocalDate today, Cancellation cancellation) {
    Referee referee =
        new Referee(
            rest.settings().failures(), cancellation, today, earlier.flaky(), earlier.failed());
    earlier.expected(referee::settledExpected);
    return referee;
  }

  /**
   * Runs what is left, also of the rounds.
   *
   * @param recorded what the journal says of tests meanwhile
   * @param control what has a say in it
   */
  void execute(RecordedTests recorded, RunControl control, Consumer<RunEvent> events) {
    TestNumbers numbers = new TestNumbers(earlier, left.windows(), recorded::below);
    control.referee().expired().forEach(issue -> events.accept(new IssueRaised(issue)));
    Rounds further = new Rounds(whole, recorded, control);
    new SuiteExecutor(rest, numbers, control).execute(events);
    further.goOn(earlier.round() + 1, events);
  }

  /**
   * Records the end.
   *
   * @param control what had a say in it
   * @param own how long this process has worked on the run
   */
  void end(RunControl control, Duration own, RunTally tally, Consumer<RunEvent> events) {
    Optional<CancelReason> reason = control.cancellation().reason();
    if (reason.isPresent()) {
      events.accept(new TestsLeft(Optional.empty(), reason.get().text()));
    } else {
      List<Issue> known = new ArrayList<>(stored.issues());
      known.addAll(tally.issues());
      RunTally.emptyPlugins(whole.suite(), withTests, known)
          .forEach(issue -> events.accept(new IssueRaised(issue)));
    }
    Runner.end(control.referee(), control.cancellation(), events);
    events.accept(new RunFinished(Runner.state(control.cancellation()), before().plus(own)));
  }

  /** Says what is left; how much the plugins had as a whole does not tell. */
  private SuiteAssembled forecast() {
    SuiteAssembled all = new SuiteForecast(rest).event();
    return new SuiteAssembled(
        all.classes(), all.whole(), Optional.empty(), all.forks(), all.seed());
  }

  private Duration before() {
    return stored.summary().duration().orElse(Duration.ZERO);
  }

  private static AttemptFinished givenUp(EarlierTests.Test test) {
    String message = "ended its fork %d times: it is not tried again".formatted(DEATHS);
    return new AttemptFinished(
        test.number(), test.attempts(), Verdict.error(Cause.CRASHED, message, ""), Duration.ZERO);
  }
}
