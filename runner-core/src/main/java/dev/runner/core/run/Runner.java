package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.result.TestDescription;
import dev.runner.core.store.SqliteStore;
import dev.runner.core.suite.SuiteRequestJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The main path: from a request to a stored result.
 *
 * <p>Every way to start a run translates into a {@link RunRequest} and ends here.
 */
public final class Runner {

  private final Clock clock;
  private final RunConclusion conclusion;

  /**
   * Creates a runner.
   *
   * @param clock the time that runs are stored with
   * @param reporters what is written of each run once it has ended
   */
  public Runner(Clock clock, List<RunReporter> reporters) {
    this.clock = clock;
    this.conclusion = new RunConclusion(reporters);
  }

  /**
   * Runs a suite.
   *
   * @param request what is asked for
   * @param observer hears of events as they happen
   * @return what became of it, with the store open
   */
  public RunReport run(RunRequest request, RunObserver observer) {
    long begin = System.nanoTime();
    RunId run = RunId.create(clock.instant());
    Path folder = new Workspace(request.workspace()).runFolder(run);
    PreparedSuite prepared = new SuitePreparer().prepare(request, folder);
    if (prepared.isRefused()) {
      return RunReport.refused(ExitStatus.USAGE, prepared.issues(), List.of());
    }
    RunTally tally = new RunTally(observer);
    try {
      RunRecorder recorder = recorder(run, prepared, tally);
      try (recorder) {
        begin(recorder::record, run, request, prepared);
        execute(prepared, recorder::record);
        tally.emptyPlugins(prepared.suite()).forEach(i -> recorder.record(new IssueRaised(i)));
        tally.nothingPlanned(prepared, request).forEach(i -> recorder.record(new IssueRaised(i)));
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        recorder.record(new RunFinished(RunState.FINISHED, duration));
      }
      return conclusion.conclude(run, recorder, prepared.settings(), tally);
    } catch (IOException e) {
      String reason = "Results NOT stored: cannot write the journal of the run: " + e;
      return RunReport.refused(ExitStatus.NOT_STORED, prepared.issues(), List.of(reason));
    }
  }

  /** Discovers what a request would run. */
  public SuiteListing list(RunRequest request) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      PreparedSuite prepared = new SuitePreparer().prepare(request, scratch.path());
      List<Issue> issues = new ArrayList<>(prepared.issues());
      List<TestDescription> tests = new ArrayList<>();
      if (!prepared.isRefused()) {
        discover(prepared, tests, issues);
      }
      tests.sort(Comparator.comparing(TestDescription::printedId));
      return new SuiteListing(tests, issues, ExitStatus.of(issues));
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

  private static void discover(
      PreparedSuite prepared, List<TestDescription> tests, List<Issue> issues) {
    Consumer<RunEvent> events =
        event -> {
          if (event instanceof IssueRaised raised) {
            issues.add(raised.issue());
          }
        };
    TestForks forks = new TestForks(starter(prepared, events), events);
    new Scheduler().schedule(prepared.suite()).forEach(plan -> forks.list(plan, tests::add));
  }

  private static RunRecorder recorder(RunId run, PreparedSuite prepared, RunTally tally)
      throws IOException {
    RunSettings settings = prepared.settings();
    return new RunRecorder(
        run,
        Journal.create(settings.runFolder().resolve("journal")),
        () -> SqliteStore.open(settings.store(), settings.cache().resolve("native")),
        tally);
  }

  private void begin(
      Consumer<RunEvent> events, RunId run, RunRequest request, PreparedSuite prepared) {
    String json = SuiteRequestJson.of(prepared.suite());
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
    prepared.issues().forEach(issue -> events.accept(new IssueRaised(issue)));
  }

  private static void execute(PreparedSuite prepared, Consumer<RunEvent> events) {
    TestForks forks = new TestForks(starter(prepared, events), events);
    TestNumbers numbers = new TestNumbers();
    new Scheduler().schedule(prepared.suite()).forEach(plan -> forks.execute(plan, numbers));
  }

  private static ForkStarter starter(PreparedSuite prepared, Consumer<RunEvent> events) {
    return new ForkStarter(
        prepared.settings(), prepared.config(), prepared.suite().selection(), events);
  }
}
