package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunOriginated;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.issue.Issue;
import dev.runner.core.report.intake.AttachedFiles;
import dev.runner.core.report.intake.ImportException;
import dev.runner.core.report.intake.SharedIds;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunOrigin;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredRun;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a run of results that another tool, or another workspace, has written to files.
 *
 * <p>All of it is read before anything is stored. The same files give the same run, so importing
 * them again changes nothing.
 */
public final class RunImporter {

  private static final Suite NO_SUITE = new Suite(List.of(), List.of(), Selection.ALL, List.of());

  private final Clock clock;
  private final RunReports reports;
  private final RunConclusion conclusion;

  /**
   * Creates one.
   *
   * @param clock the time of results that name none
   * @param reports what is written of the run
   */
  public RunImporter(Clock clock, RunReports reports) {
    this.clock = clock;
    this.reports = reports;
    this.conclusion = new RunConclusion(reports);
  }

  /**
   * Imports results as one run.
   *
   * @param request says whose store takes the run; its selection does not count
   * @param imported what is to be imported
   * @param observer hears of what there is to say
   * @return what became of it, with the store open
   * @throws ImportException if anything cannot be read; nothing is stored then
   */
  public RunReport importRun(RunRequest request, ImportRequest imported, RunObserver observer)
      throws ImportException {
    Workspace workspace = new Workspace(request.workspace());
    try (ImportDraft draft = ImportDraft.begin(workspace)) {
      ImportedResults results =
          new ImportReader(imported, clock).read(new AttachedFiles(draft.files()), draft::add);
      if (results.tests() == 0) {
        return RunReport.refused(
            ExitStatus.NOTHING_RAN, List.of(), List.of("Nothing to store: there is no test in it"));
      }
      Path folder = workspace.runFolder(results.run());
      RunSettings settings = new SuitePreparer().settings(request, folder);
      Part part = new Part(request, imported, results, settings);
      try (OpenRuns.Claim claim = new OpenRuns(workspace.root()).claim(results.run())) {
        RunReport report = storeOnce(part, draft, observer);
        if (report.store().isPresent()) {
          claim.fulfilled();
        }
        return report;
      }
    } catch (IOException | UncheckedIOException e) {
      String reason = "Results NOT stored: the import broke off: " + e.getMessage();
      return RunReport.refused(ExitStatus.NOT_STORED, List.of(), List.of(reason));
    }
  }

  /** What is stored, and where. */
  private record Part(
      RunRequest request, ImportRequest imported, ImportedResults results, RunSettings settings) {}

  /**
   * Stores the results, unless they have become a run before; one that is not all of them is
   * deleted.
   */
  private RunReport storeOnce(Part part, ImportDraft draft, RunObserver observer)
      throws IOException {
    SharedIds ids = part.results().ids();
    if (part.settings().store().isAbsent()) {
      return store(part, draft, ImportedIdentities.of(ids, draft, Optional.empty()), observer);
    }
    RunId run = part.results().run();
    ResultStore store = part.settings().store().open();
    Optional<StoredRun> stored = store.find(run);
    if (stored.filter(known -> part.results().isWhole(known.summary())).isPresent()) {
      observer.on(
          new IssueRaised(
              Issue.info(
                  "run.imported-before",
                  run.toString(),
                  "The same results are run '%s' already; nothing is stored".formatted(run))));
      return conclusion.conclude(run, store);
    }
    ImportedIdentities identities;
    try (store) {
      stored.ifPresent(partial -> store.delete(List.of(run)));
      identities = ImportedIdentities.of(ids, draft, Optional.of(store));
    }
    return store(part, draft, identities, observer);
  }

  private RunReport store(
      Part part, ImportDraft draft, ImportedIdentities identities, RunObserver observer)
      throws IOException {
    RunId run = part.results().run();
    RunTally tally = new RunTally(reports.hearingAfter(issuesOf(observer)), NO_SUITE);
    Path journal = Runner.journal(part.settings());
    draft.moveFiles(journal.getParent());
    Files.deleteIfExists(journal); // of a run that has been deleted from the store
    RunRecorder recorder = Runner.recorder(run, Journal.create(journal), part.settings(), tally);
    try (recorder) {
      Consumer<RunEvent> events = reports.watched(recorder::record);
      begin(part, events);
      draft.replay(event -> events.accept(identities.settled(event)));
      end(part.results(), events);
    }
    return conclusion.conclude(run, recorder, tally);
  }

  private static void begin(Part part, Consumer<RunEvent> events) throws IOException {
    ImportedResults results = part.results();
    events.accept(results.started(part.request().command(), part.imported()));
    events.accept(new RunOriginated(origin(part)));
    events.accept(new IssueRaised(results.origin(part.imported())));
  }

  private static void end(ImportedResults results, Consumer<RunEvent> events) {
    events.accept(new TestsLeft(Optional.empty(), results.span().reason()));
    events.accept(new RunFinished(results.span().state(), results.span().duration()));
  }

  /** Returns who imports it: of who ran it nothing is known. */
  private static RunOrigin origin(Part part) throws IOException {
    RunOrigin here = OriginOfRun.of(part.request());
    return new RunOrigin(
        here.workspace(),
        here.folder(),
        here.host(),
        here.user(),
        here.revision(),
        here.config(),
        part.imported().labels());
  }

  private static RunObserver issuesOf(RunObserver observer) {
    return event -> {
      if (event instanceof IssueRaised raised && !raised.issue().code().equals(Issue.IMPORTED)) {
        observer.on(event);
      }
    };
  }
}
