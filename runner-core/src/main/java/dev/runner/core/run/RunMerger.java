package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.RunOriginated;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.result.RunId;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes one run of several, of this machine or others, from their journals.
 *
 * <p>What the shards of a suite lack to be all of it is an ERROR that leaves the run incomplete.
 */
public final class RunMerger {

  private static final Suite NO_SUITE = new Suite(List.of(), List.of(), Selection.ALL, List.of());

  private final Clock clock;
  private final RunReports reports;
  private final RunConclusion conclusion;

  /**
   * Creates one.
   *
   * @param clock the time that is recorded
   * @param reports what is written of the merged run
   */
  public RunMerger(Clock clock, RunReports reports) {
    this.clock = clock;
    this.reports = reports;
    this.conclusion = new RunConclusion(reports);
  }

  /**
   * Merges runs.
   *
   * @param request says whose store takes the merged run; its selection does not count
   * @param folders the folders of the runs, each with a journal, in any order
   * @param observer hears of the issues that are found
   * @return what became of it, with the store open
   * @throws MergeException if one of them cannot be read or merged; nothing is stored then
   */
  public RunReport merge(RunRequest request, List<Path> folders, RunObserver observer)
      throws MergeException {
    List<MergePart> parts = parts(folders);
    RunId run = RunId.create(clock.instant());
    Path folder = new Workspace(request.workspace()).runFolder(run);
    RunSettings settings = new SuitePreparer().settings(request, folder);
    RunTally tally = new RunTally(reports.hearingAfter(issuesOf(observer)), NO_SUITE);
    try (OpenRuns.Claim claim = new OpenRuns(request.workspace()).claim(run)) {
      Journal journal = Journal.create(Runner.journal(settings));
      RunRecorder recorder = Runner.recorder(run, journal, settings, tally);
      try (recorder) {
        Consumer<RunEvent> events = reports.watched(recorder::record);
        events.accept(new RunStarted(run, clock.instant(), request.command(), json(parts)));
        events.accept(new RunOriginated(OriginOfRun.of(request)));
        new MergedSuite(parts).record(folder, events);
      }
      RunReport report = conclusion.conclude(run, recorder, settings, tally);
      if (report.store().isPresent()) {
        claim.fulfilled();
      }
      return report;
    } catch (IOException e) {
      String reason = "Results NOT stored: cannot write the journal of the run: " + e;
      return RunReport.refused(ExitStatus.NOT_STORED, List.of(), List.of(reason));
    }
  }

  /** Reads the runs, each once, the one that was started first in front. */
  private static List<MergePart> parts(List<Path> folders) throws MergeException {
    Map<RunId, MergePart> parts = new TreeMap<>();
    for (Path folder : folders) {
      MergePart part = new MergePartReader(folder).read();
      parts.put(part.run(), part);
    }
    return parts.values().stream()
        .sorted(Comparator.comparing(MergePart::startedAt).thenComparing(MergePart::run))
        .toList();
  }

  private static RunObserver issuesOf(RunObserver observer) {
    return event -> {
      if (event instanceof IssueRaised) {
        observer.on(event);
      }
    };
  }

  /** Says what was asked for, in place of a suite. */
  private static String json(List<MergePart> parts) {
    return parts.stream()
        .map(part -> "\"" + part.run() + "\"")
        .collect(Collectors.joining(", ", "{\"merge\": [", "]}"));
  }
}
