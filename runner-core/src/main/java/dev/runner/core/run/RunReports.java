package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The reports that are asked for.
 *
 * @param afterwards what is written once the run has ended
 * @param live what is written while it goes on
 * @param afterRun what exports the run, if it is to be
 */
public record RunReports(List<RunReporter> afterwards, List<LiveReport> live, AfterRun afterRun)
    implements AutoCloseable {

  /** No report. */
  public static final RunReports NONE = new RunReports(List.of(), List.of());

  /** Copies the lists. */
  public RunReports {
    afterwards = List.copyOf(afterwards);
    live = List.copyOf(live);
  }

  /** Exports nothing. */
  public RunReports(List<RunReporter> afterwards, List<LiveReport> live) {
    this(afterwards, live, AfterRun.NOTHING);
  }

  /**
   * Returns why a run could not be exported when it has ended; without a target nobody is asked.
   */
  List<Issue> wrongTargets(RunRequest request, RunSettings settings) {
    boolean exported = !settings.lending().rules().exports().afterRun().isEmpty();
    return exported && !afterRun.equals(AfterRun.NOTHING)
        ? new AfterRunCheck().problems(request)
        : List.of();
  }

  /** Lets the live reports ask when the tests will have ended. */
  void estimating(RunningForks forks) {
    live.forEach(report -> report.estimating(forks::left));
  }

  /** Returns an observer that tells another one first, then the live reports. */
  RunObserver hearingAfter(RunObserver first) {
    if (live.isEmpty()) {
      return first;
    }
    return event -> {
      first.on(event);
      live.forEach(report -> report.on(event));
    };
  }

  /**
   * Returns a consumer that passes events on, and an issue for each live report as soon as that is
   * known not to be complete.
   */
  Consumer<RunEvent> watched(Consumer<RunEvent> next) {
    if (live.isEmpty()) {
      return next;
    }
    Set<String> told = ConcurrentHashMap.newKeySet();
    return event -> {
      for (LiveReport report : live) {
        report
            .problem()
            .filter(text -> told.add(report.name()))
            .map(text -> Issue.warning("run.report-incomplete", report.name(), text))
            .ifPresent(issue -> next.accept(new RunEvent.IssueRaised(issue)));
      }
      next.accept(event);
    };
  }

  /** Returns why live reports are not complete, once they have had time to be. */
  List<String> settled() {
    for (LiveReport report : live) {
      report.settle();
    }
    return problems();
  }

  /** Tells the live reports what the run amounts to; returns what went wrong by then. */
  List<String> end(RunEnd end) {
    for (LiveReport report : live) {
      report.end(end);
    }
    return problems();
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (LiveReport report : live) {
      report.problem().ifPresent(problems::add);
    }
    return problems;
  }

  /** Ends the live reports that have not come to their end. */
  @Override
  public void close() {
    for (LiveReport report : live) {
      report.close();
    }
  }
}
