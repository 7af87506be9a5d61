package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredPlugin;
import dev.runner.core.store.StoredRun;
import dev.runner.core.suite.SuiteRequest;
import dev.runner.core.suite.SuiteRequestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finishes runs that were cancelled or killed: the same run goes on, in its journal and in the
 * store, with what has no verdict.
 */
public final class RunResumer {

  private static final String JOURNAL = "journal";
  private static final Pattern FORK = Pattern.compile("fork-([0-9]{1,9})\\..*");

  private final Clock clock;
  private final RunReports reports;
  private final RunningForks forks;
  private final RunConclusion conclusion;

  /**
   * Creates one.
   *
   * @param clock the time that is recorded
   * @param reports what is written of a run
   * @param forks learns which forks there are
   */
  public RunResumer(Clock clock, RunReports reports, RunningForks forks) {
    this.clock = clock;
    this.reports = reports;
    this.forks = forks;
    this.conclusion = new RunConclusion(reports);
    reports.estimating(forks);
  }

  /** Tells whether a run is at its end, so that nothing of it is left to do. */
  public static boolean isDone(StoredRun run) {
    return run.summary().state() == RunState.FINISHED && run.summary().counts().notRun() == 0;
  }

  /** Tells whether a run has something left that can be run here. */
  static boolean canGoOn(StoredRun run) {
    return !isDone(run) && mergedFrom(run).or(() -> importedFrom(run)).isEmpty();
  }

  /**
   * Runs what a run has left.
   *
   * @param run a stored run that is not done
   * @param request where things lie and how tests are executed; its selection does not count
   * @param store opens the store
   * @param observer hears of events as they happen
   * @param cancellation ends the run early, again
   * @return what became of the whole run, with the store open
   */
  public RunReport resume(
      RunId run,
      RunRequest request,
      Supplier<ResultStore> store,
      RunObserver observer,
      Cancellation cancellation) {
    try {
      Optional<OpenRuns.Claim> claimed = new OpenRuns(request.workspace()).tryClaim(run);
      if (claimed.isEmpty()) {
        return refused(ExitStatus.USAGE, run, "another process works on run '" + run + "'");
      }
      try (OpenRuns.Claim claim = claimed.get()) {
        RunReport report = resume(find(run, store), request, observer, cancellation);
        if (report.run().isEmpty() || report.store().isPresent()) {
          claim.fulfilled();
        }
        return report;
      }
    } catch (IOException e) {
      return refused(ExitStatus.NOT_STORED, run, "its files cannot be read or written: " + e);
    }
  }

  private static StoredRun find(RunId run, Supplier<ResultStore> store) {
    try (ResultStore open = store.get()) {
      return open.find(run).orElseThrow();
    }
  }

  private RunReport resume(
      StoredRun stored, RunRequest request, RunObserver observer, Cancellation cancellation)
      throws IOException {
    Path folder = new Workspace(request.workspace()).runFolder(stored.summary().run());
    Optional<RunReport> hindrance = hindrance(stored, request, folder);
    if (hindrance.isPresent()) {
      return hindrance.get();
    }
    SuiteRequest asked = asked(stored).orElseThrow();
    EarlierTests earlier = new EarlierTests();
    Journal.replay(folder.resolve(JOURNAL), earlier::take);
    Optional<String> contradiction =
        new ResumeTerms(asked.execution().tries(), earlier)
            .contradiction(request.execution().tries());
    if (contradiction.isPresent()) {
      return refused(ExitStatus.USAGE, stored.summary().run(), contradiction.get());
    }
    int forks = Math.max(earlier.lastFork(), lastFork(folder.resolve(ForkStarter.FORKS)));
    PreparedSuite whole = new SuitePreparer().prepare(request.asking(asked), folder, forks);
    Optional<RunReport> refusal = Runner.refusal(request, whole);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<Issue> wrong = reports.wrongTargets(request, whole.settings());
    if (!wrong.isEmpty()) {
      return RunReport.refused(ExitStatus.of(wrong), wrong, List.of());
    }
    RunResumption resumption = new RunResumption(stored, earlier, part(whole, earlier));
    return goOn(resumption, request, observer, cancellation);
  }

  /** Says why a run cannot go on, whatever it has left; empty if it can. */
  private static Optional<RunReport> hindrance(StoredRun stored, RunRequest request, Path folder)
      throws IOException {
    RunId run = stored.summary().run();
    Optional<String> foreign = mergedFrom(stored).or(() -> importedFrom(stored));
    if (foreign.isPresent()) {
      return Optional.of(refused(ExitStatus.USAGE, run, foreign.get()));
    }
    Path file = folder.resolve(JOURNAL);
    if (!Files.exists(file)) {
      String gone = "its journal '" + file + "' is gone: start a new run";
      return Optional.of(refused(ExitStatus.USAGE, run, gone));
    }
    removeProbes(folder);
    Optional<String> changed =
        changedPlugin(stored, new SuitePreparer().installed(request, folder));
    if (changed.isPresent()) {
      return Optional.of(refused(ExitStatus.PLUGIN, run, changed.get()));
    }
    String unknown = "it does not say which plugins took part: start a new run";
    return asked(stored).isPresent()
        ? Optional.empty()
        : Optional.of(refused(ExitStatus.USAGE, run, unknown));
  }

  /** Says what a merged run was made of; empty for any other. */
  private static Optional<String> mergedFrom(StoredRun stored) {
    if (stored.parts().isEmpty()) {
      return Optional.empty();
    }
    String parts =
        stored.parts().stream().map(part -> part.run().brief()).collect(Collectors.joining(", "));
    return Optional.of(
        "it was merged: resume those that it was made of (%s), and merge again".formatted(parts));
  }

  private static Optional<String> importedFrom(StoredRun stored) {
    return stored.isImported()
        ? Optional.of("it was imported: resume it where it ran, and import its results again")
        : Optional.empty();
  }

  /** Returns what of a suite the run was, as its journal says. */
  private static PreparedSuite part(PreparedSuite whole, EarlierTests earlier) {
    return earlier
        .shard()
        .map(manifest -> new ShardCut(whole).take(manifest, whole.suite().issues()))
        .orElse(whole);
  }

  private RunReport goOn(
      RunResumption resumption, RunRequest request, RunObserver observer, Cancellation cancellation)
      throws IOException {
    long begin = System.nanoTime();
    PreparedSuite rest = resumption.rest();
    KnownSecrets secrets = CredentialDesk.secrets(rest);
    Optional<RunListeners> listeners = RunListeners.of(rest, secrets, cancellation);
    if (listeners.isPresent()) {
      Journal.replay(Runner.journal(rest.settings()), listeners.get()::learn);
    }
    Journal journal = Journal.proceed(Runner.journal(rest.settings()));
    RunTally tally = new RunTally(reports.hearingAfter(observer), rest.suite());
    RunRecorder recorder = Runner.recorder(resumption.run(), journal, rest, tally);
    try (recorder) {
      cancellation.begin();
      Consumer<RunEvent> events =
          reports.watched(
              MaskedEvents.of(
                  secrets,
                  resumption.withoutKnown(RunListeners.hearing(listeners, recorder::record))));
      resumption.begin(events, clock, request.command());
      RecordedTests recorded = new RecordedTests(recorder, Runner.journal(rest.settings()));
      Referee referee = resumption.referee(Runner.today(clock), cancellation);
      RunControl control = new RunControl(referee, cancellation, forks, secrets);
      resumption.execute(recorded, control, events);
      Runner.ended(listeners, cancellation, events);
      resumption.end(control, Duration.ofNanos(System.nanoTime() - begin), tally, events);
    }
    return conclusion.conclude(resumption.run(), recorder, rest.settings(), tally, cancellation);
  }

  /** Returns what a run was asked for; empty if no plugin took part, or that cannot be read. */
  static Optional<SuiteRequest> asked(StoredRun stored) {
    try {
      return Optional.of(SuiteRequestReader.read(stored.request()))
          .filter(request -> !request.plugins().isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Says which plugin of a run is not installed as it was then. */
  private static Optional<String> changedPlugin(StoredRun run, InstalledPlugins installed) {
    return changedPlugins(run, installed).findFirst();
  }

  /** Says of each plugin of a run that is not installed as it was then what has changed. */
  static Stream<String> changedPlugins(StoredRun run, InstalledPlugins installed) {
    return run.plugins().stream()
        .filter(plugin -> plugin.state() != PluginState.REJECTED)
        .flatMap(plugin -> change(plugin, installed).stream());
  }

  private static Optional<String> change(StoredPlugin plugin, InstalledPlugins installed) {
    Optional<InstalledPlugin> now = installed.find(plugin.plugin());
    if (now.isEmpty()) {
      return Optional.of(
          "plugin '%s' of SHA-256 %s cannot be loaded or is not installed any more: install it again, or start a new run"
              .formatted(plugin.plugin(), plugin.sha256()));
    }
    return now.filter(found -> !found.sha256().equals(plugin.sha256()))
        .map(
            found ->
                "plugin '%s' has changed, its SHA-256 was %s and is %s: install the jar of then, or start a new run"
                    .formatted(plugin.plugin(), plugin.sha256(), found.sha256()));
  }

  /** Returns the highest number of a fork that has left a file, 0 if none has. */
  static int lastFork(Path folder) throws IOException {
    int last = 0;
    if (Files.isDirectory(folder)) {
      for (String name : names(folder)) {
        Matcher fork = FORK.matcher(name);
        last = fork.matches() ? Math.max(last, Integer.parseInt(fork.group(1))) : last;
      }
    }
    return last;
  }

  /** Removes what probes of a process that was killed have left; others get their names. */
  private static void removeProbes(Path folder) throws IOException {
    Path probes = folder.resolve("probes");
    if (Files.isDirectory(probes)) {
      for (String name : names(probes)) {
        Files.delete(probes.resolve(name));
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static RunReport refused(ExitStatus status, RunId run, String reason) {
    String message = "Run '%s' cannot be resumed: %s".formatted(run, reason);
    return RunReport.refused(status, List.of(), List.of(message));
  }
}
