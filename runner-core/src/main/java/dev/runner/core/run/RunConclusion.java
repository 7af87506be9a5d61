package dev.runner.core.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.report.ReportException;
import dev.runner.core.report.Schedule;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.schedule.ClassTimes;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoreException;
import dev.runner.core.store.StoredClass;
import dev.runner.core.store.StoredRun;
import dev.runner.core.suite.PluginTests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ends a run that has been recorded: reports, exit status, outcome. All comes from the store. */
final class RunConclusion {

  private final RunReports reports;

  RunConclusion(RunReports reports) {
    this.reports = reports;
  }

  RunReport conclude(
      RunId run,
      RunRecorder recorder,
      RunSettings settings,
      RunTally tally,
      Cancellation cancellation) {
    return conclude(run, recorder, settings, tally, Optional.of(cancellation));
  }

  /** Ends a run of which no test was executed by this process. */
  RunReport conclude(RunId run, RunRecorder recorder, RunSettings settings, RunTally tally) {
    return conclude(run, recorder, settings, tally, Optional.empty());
  }

  /** Ends a run that was executed by another tool: nothing is learnt of it, nor exported. */
  RunReport conclude(RunId run, RunRecorder recorder, RunTally tally) {
    if (recorder.store().isPresent() && recorder.failure().isEmpty()) {
      try {
        return conclude(run, recorder.store().get());
      } catch (StoreException e) {
        return notStored(run, recorder, tally.issues(), e.getMessage());
      }
    }
    recorder.store().ifPresent(ResultStore::close);
    String reason = recorder.failure().orElse("the store could not be opened");
    return notStored(run, recorder, tally.issues(), reason);
  }

  /** Does the same with one that is stored; if that fails, the store is closed. */
  RunReport conclude(RunId run, ResultStore store) {
    try {
      return conclude(new Stored(run, store, List.of()), Optional.empty(), Optional.empty());
    } catch (StoreException e) {
      store.close();
      throw e;
    }
  }

  private RunReport conclude(
      RunId run,
      RunRecorder recorder,
      RunSettings settings,
      RunTally tally,
      Optional<Cancellation> cancellation) {
    if (recorder.store().isPresent() && recorder.failure().isEmpty()) {
      ResultStore store = recorder.store().get();
      try {
        List<StoredClass> classes = store.classes(run);
        PluginTimes.read(settings.times()).update(classes, tally.isWhole(), settings.times());
        boolean ended = cancellation.flatMap(Cancellation::reason).isEmpty();
        keepTimes(classes, tally, ended, settings.classTimes());
        Optional<Schedule> schedule =
            cancellation.map(
                own -> new ScheduleQuality(settings, tally.suite()).of(classes, tally.makespan()));
        List<String> targets = settings.lending().rules().exports().afterRun();
        return conclude(
            new Stored(run, store, targets), schedule, cancellation.flatMap(Cancellation::reason));
      } catch (StoreException e) {
        store.close();
        return notStored(run, recorder, tally.issues(), e.getMessage());
      }
    }
    recorder.store().ifPresent(ResultStore::close);
    String reason = recorder.failure().orElse("the store could not be opened");
    return notStored(run, recorder, tally.issues(), reason);
  }

  private static void keepTimes(
      List<StoredClass> classes, RunTally tally, boolean ended, Path file) {
    ClassTimes times = ClassTimes.read(file, new SuiteIds(tally.suite()));
    Map<PluginId, Set<String>> found =
        classes.stream()
            .collect(groupingBy(StoredClass::plugin, mapping(StoredClass::name, toSet())));
    for (PluginTests part : tally.suite().plugins()) {
      Set<String> own = found.getOrDefault(part.plugin().id(), Set.of());
      if (ended && tally.isWhole() && !own.isEmpty()) {
        times.withoutTests(
            part.plugin().id(),
            part.classes().stream().filter(name -> !own.contains(name)).toList());
      }
    }
    times.update(classes, tally.isWhole(), file);
  }

  /** A run in its store, and where it is to be exported. */
  private record Stored(RunId run, ResultStore store, List<String> targets) {}

  private RunReport conclude(
      Stored one, Optional<Schedule> schedule, Optional<CancelReason> reason) {
    RunId run = one.run();
    ResultStore store = one.store();
    StoredRun stored = store.find(run).orElseThrow();
    Counts counts = stored.summary().counts();
    List<String> failures = new ArrayList<>();
    List<Path> written = report(run, store, failures);
    failures.addAll(reports.settled());
    ExitStatus status =
        reason
            .map(CancelReason::status)
            .orElse(ExitStatus.OK)
            .or(ExitStatus.of(counts, stored.issues()));
    if (reason.isEmpty() && stored.summary().state() != RunState.FINISHED) {
      status = status.or(ExitStatus.INCOMPLETE);
    }
    status = failures.isEmpty() ? status : status.or(ExitStatus.EXPORT);
    Outcome outcome = outcome(stored);
    if (!one.targets().isEmpty()) {
      store.complete(run, outcome, status.code());
      List<String> unsent = export(one, status);
      status = unsent.isEmpty() ? status : status.or(ExitStatus.EXPORT);
      failures.addAll(unsent);
    }
    List<String> late = reports.end(new RunEnd(status, Optional.of(outcome), Optional.of(counts)));
    late.stream().filter(text -> !failures.contains(text)).forEach(failures::add);
    status = late.isEmpty() ? status : status.or(ExitStatus.EXPORT);
    store.complete(run, outcome, status.code());
    return new RunReport(
        Optional.of(run), status, stored.issues(), failures, written, schedule, Optional.of(store));
  }

  /** Exports a run; whoever has ended it by a signal does not want to wait for that. */
  private List<String> export(Stored one, ExitStatus status) {
    if (status == ExitStatus.INTERRUPTED || status == ExitStatus.TERMINATED) {
      return List.of(
          "Not exported, as a signal has ended the run: 'runner export %s TARGET' does it"
              .formatted(one.run().brief()));
    }
    try {
      return reports.afterRun().export(one.store(), one.run(), one.targets());
    } catch (RuntimeException e) { // the run is stored: nothing about an export changes that
      return List.of("Not exported: " + e);
    }
  }

  private List<Path> report(RunId run, ResultStore store, List<String> failures) {
    List<Path> written = new ArrayList<>();
    for (RunReporter reporter : reports.afterwards()) {
      try {
        written.add(reporter.report(store, run));
      } catch (ReportException e) {
        failures.add(e.getMessage());
      }
    }
    return written;
  }

  private RunReport notStored(RunId run, RunRecorder recorder, List<Issue> issues, String reason) {
    ExitStatus status = ExitStatus.of(issues).or(ExitStatus.NOT_STORED);
    List<String> failures = new ArrayList<>();
    failures.add("Results NOT stored: %s. %s".formatted(reason, recorder.rest()));
    failures.addAll(reports.end(new RunEnd(status, Optional.empty(), Optional.empty())));
    return new RunReport(
        Optional.of(run), status, issues, failures, List.of(), Optional.empty(), Optional.empty());
  }

  /**
   * Returns the worst of tests and issues; tests that were skipped among others do not count, and a
   * run that did not come to its end is no better than ABORTED.
   */
  static Outcome outcome(StoredRun run) {
    Counts counts = run.summary().counts();
    if (counts.error() > counts.mutedError() || run.issues().stream().anyMatch(Issue::isError)) {
      return Outcome.ERROR;
    }
    if (counts.failed() > counts.mutedFailed()) {
      return Outcome.FAILED;
    }
    if (run.summary().state() != RunState.FINISHED || counts.notRun() > 0) {
      return Outcome.ABORTED;
    }
    if (counts.passed() + counts.muted() > 0) {
      return Outcome.PASSED;
    }
    return counts.aborted() > 0 ? Outcome.ABORTED : Outcome.SKIPPED;
  }
}
