package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.OrderChosen;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunOriginated;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.event.RunEvent.ShardTaken;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.fork.SpareFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.order.Order;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.SuiteRequestJson;
import dev.runner.core.suite.SuiteTries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The main path: from a request to a stored result.
 *
 * <p>Every way to start a run translates into a {@link RunRequest} and ends here.
 */
public final class Runner {

  private final Clock clock;
  private final RunReports reports;
  private final RunningForks forks;
  private final RunConclusion conclusion;
  private final EarlyFork early;

  /**
   * Creates a runner.
   *
   * @param clock the time that runs are stored with
   * @param reports what is written of a run
   * @param forks learns which forks there are
   */
  public Runner(Clock clock, RunReports reports, RunningForks forks) {
    this(clock, reports, forks, EarlyFork.none());
  }

  /**
   * Creates a runner for a run that was announced.
   *
   * @param clock the time that runs are stored with
   * @param reports what is written of a run
   * @param forks learns which forks there are
   * @param early a fork that is starting already; whoever began it closes it
   */
  public Runner(Clock clock, RunReports reports, RunningForks forks, EarlyFork early) {
    this.early = early;
    this.clock = clock;
    this.reports = reports;
    this.forks = forks;
    this.conclusion = new RunConclusion(reports);
    reports.estimating(forks);
  }

  /**
   * Runs a suite.
   *
   * @param request what is asked for
   * @param observer hears of events as they happen
   * @param cancellation ends the run early
   * @return what became of it, with the store open
   */
  public RunReport run(RunRequest request, RunObserver observer, Cancellation cancellation) {
    long begin = System.nanoTime();
    Optional<RunId> announced = early.take(request.workspace());
    RunId run = announced.orElseGet(() -> RunId.create(clock.instant()));
    Path folder = new Workspace(request.workspace()).runFolder(run);
    PreparedSuite prepared = new SuitePreparer().prepare(request, folder);
    Optional<RunReport> refusal = refusal(request, prepared);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<Issue> wrong = reports.wrongTargets(request, prepared.settings());
    if (!wrong.isEmpty()) {
      return RunReport.refused(ExitStatus.of(wrong), wrong, List.of());
    }
    SpareFork spare = announced.map(id -> early.fork()).orElseGet(SpareFork::none);
    return run(new Started(run, begin, request, prepared), spare, observer, cancellation);
  }

  /** A run that will take place. */
  private record Started(RunId run, long nanos, RunRequest request, PreparedSuite prepared) {}

  private RunReport run(
      Started started, SpareFork spare, RunObserver observer, Cancellation cancellation) {
    RunId run = started.run();
    RunRequest request = started.request();
    PreparedSuite prepared = started.prepared();
    RunTally tally = new RunTally(reports.hearingAfter(observer), prepared.suite());
    try (OpenRuns.Claim claim = new OpenRuns(request.workspace()).claim(run)) {
      RunRecorder recorder = recorder(run, prepared, tally);
      try (recorder) {
        cancellation.begin();
        KnownSecrets secrets = CredentialDesk.secrets(prepared);
        Optional<RunListeners> listeners = RunListeners.of(prepared, secrets, cancellation);
        Consumer<RunEvent> events =
            reports.watched(
                MaskedEvents.of(secrets, RunListeners.hearing(listeners, recorder::record)));
        begin(events, run, request, prepared);
        Consumer<RunEvent> news = ShardCut.withoutKnown(prepared, events);
        RecordedTests recorded = new RecordedTests(recorder, journal(prepared.settings()));
        Referee referee = new Referee(prepared.settings().failures(), cancellation, today(clock));
        referee.expired().forEach(issue -> events.accept(new IssueRaised(issue)));
        new Rounds(prepared, recorded, new RunControl(referee, cancellation, forks, spare, secrets))
            .run(news);
        ends(request, prepared, tally, cancellation).forEach(events);
        end(referee, cancellation, events);
        unmatched(prepared, referee, cancellation).forEach(events);
        ended(listeners, cancellation, events);
        Duration duration = Duration.ofNanos(System.nanoTime() - started.nanos());
        events.accept(new RunFinished(state(cancellation), duration));
      }
      RunReport report =
          conclusion.conclude(run, recorder, prepared.settings(), tally, cancellation);
      if (report.store().isPresent()) {
        claim.fulfilled();
      }
      return report;
    } catch (IOException e) {
      String reason = "Results NOT stored: cannot write the journal of the run: " + e;
      return RunReport.refused(ExitStatus.NOT_STORED, prepared.issues(), List.of(reason));
    }
  }

  /** Returns why nothing can run; empty if it can. */
  static Optional<RunReport> refusal(RunRequest request, PreparedSuite prepared) {
    if (prepared.isRefused()) {
      return Optional.of(RunReport.refused(ExitStatus.USAGE, prepared.issues(), List.of()));
    }
    String reason =
        "Nothing ran: all plugins are required, and not all can run: correct them or take them out";
    return request.requiresAllPlugins() && prepared.lacksPlugins()
        ? Optional.of(RunReport.refused(ExitStatus.PLUGIN, prepared.issues(), List.of(reason)))
        : Optional.empty();
  }

  /** Tells what a request would run. */
  public SuiteListing list(RunRequest request) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      return new ListingView(new SuitePreparer().prepare(request, scratch.path())).listing();
    }
  }

  /** Looks at the installed plugins. */
  public InstalledView plugins(RunRequest request) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      PreparedSuite prepared = new SuitePreparer().prepare(request, scratch.path());
      List<Issue> issues = prepared.issues();
      return new InstalledView(prepared.plugins(), issues, ExitStatus.of(issues));
    }
  }

  private static RunRecorder recorder(RunId run, PreparedSuite prepared, RunTally tally)
      throws IOException {
    return recorder(run, Journal.create(journal(prepared.settings())), prepared, tally);
  }

  /** Returns a recorder that goes on with a journal. */
  static RunRecorder recorder(RunId run, Journal journal, PreparedSuite prepared, RunTally tally) {
    return recorder(run, journal, prepared.settings(), tally);
  }

  /** Returns a recorder that writes to a journal and to the store of some settings. */
  static RunRecorder recorder(RunId run, Journal journal, RunSettings settings, RunTally tally) {
    return new RunRecorder(run, journal, settings.store()::open, tally);
  }

  /** Returns where the journal of a run lies. */
  static Path journal(RunSettings settings) {
    return settings.runFolder().resolve("journal");
  }

  private void begin(
      Consumer<RunEvent> events, RunId run, RunRequest request, PreparedSuite prepared)
      throws IOException {
    RunSettings settings = prepared.settings();
    SuiteTries tries = request.execution().tries().stored();
    String json =
        SuiteRequestJson.of(prepared.suite(), prepared.config()::shown, settings.execution(tries));
    events.accept(new RunStarted(run, clock.instant(), request.command(), json));
    prepared
        .plugins()
        .plugins()
        .forEach(plugin -> events.accept(ForkStarter.seen(plugin, PluginState.LOADED)));
    prepared
        .plugins()
        .rejected()
        .forEach(
            plugin ->
                events.accept(
                    new RunEvent.PluginSeen(
                        plugin.id(),
                        plugin.version(),
                        plugin.jar().toString(),
                        plugin.sha256(),
                        plugin.state())));
    events.accept(RunPlace.of(prepared));
    events.accept(new RunOriginated(OriginOfRun.of(request, prepared)));
    prepared.suite().shard().ifPresent(manifest -> events.accept(new ShardTaken(manifest)));
    events.accept(new SuiteForecast(prepared).event());
    Order order = settings.order();
    if (!order.equals(Order.History.ONLY)) {
      events.accept(new OrderChosen(order.word(), order.repeats()));
      order.issues().forEach(issue -> events.accept(new IssueRaised(issue)));
    }
    prepared.issues().forEach(issue -> events.accept(new IssueRaised(issue)));
  }

  /**
   * Returns what is to be said of a run whose tests have come to an end, but for the end itself.
   */
  private static List<RunEvent> ends(
      RunRequest request, PreparedSuite prepared, RunTally tally, Cancellation cancellation) {
    List<RunEvent> events = new ArrayList<>();
    Optional<CancelReason> reason = cancellation.reason();
    if (reason.isPresent()) {
      events.add(new TestsLeft(Optional.empty(), reason.get().text()));
    } else {
      tally.emptyPlugins(prepared.suite()).forEach(i -> events.add(new IssueRaised(i)));
      tally.absentTests().forEach(i -> events.add(new IssueRaised(i)));
      tally.nothingPlanned(prepared, request).forEach(i -> events.add(new IssueRaised(i)));
    }
    return events;
  }

  /** Returns what is to be said of rules that no test of a whole run matched. */
  private static List<RunEvent> unmatched(
      PreparedSuite prepared, Referee referee, Cancellation cancellation) {
    return cancellation.isRequested() || !isWhole(prepared)
        ? List.of()
        : referee.unmatched().stream().<RunEvent>map(IssueRaised::new).toList();
  }

  /**
   * Says what a run has come to that a referee has rules for; follows what holds for all tests that
   * are left.
   */
  static void end(Referee referee, Cancellation cancellation, Consumer<RunEvent> events) {
    referee
        .whyLeft()
        .forEach((plugin, why) -> events.accept(new TestsLeft(Optional.of(plugin), why)));
    if (!cancellation.isRequested() && referee.flakyFailures() > 0) {
      events.accept(new IssueRaised(Deaths.flaky(referee.flakyFailures())));
    }
    if (!cancellation.isRequested()) {
      referee.fixedIssues().forEach(issue -> events.accept(new IssueRaised(issue)));
    }
  }

  /** Tells listeners that no more tests will run, and what went wrong with them. */
  static void ended(
      Optional<RunListeners> listeners, Cancellation cancellation, Consumer<RunEvent> events) {
    listeners.ifPresent(
        all ->
            all.end(cancellation.isRequested())
                .forEach(issue -> events.accept(new IssueRaised(issue))));
  }

  /** Returns the day, in UTC, so that it is the same for all who share a configuration. */
  static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static boolean isWhole(PreparedSuite prepared) {
    Selection selection = prepared.suite().selection();
    return prepared.suite().shard().isEmpty()
        && !selection.narrowsPlugins()
        && selection.plugins().isEmpty()
        && selection.excludedPlugins().isEmpty();
  }

  static RunState state(Cancellation cancellation) {
    return cancellation.isRequested() ? RunState.CANCELLED : RunState.FINISHED;
  }
}
