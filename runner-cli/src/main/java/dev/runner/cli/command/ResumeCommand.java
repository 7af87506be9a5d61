package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.result.RunId;
import dev.runner.core.run.ExitStatus;
import dev.runner.core.run.RunReport;
import dev.runner.core.run.RunReports;
import dev.runner.core.run.RunRequest;
import dev.runner.core.run.RunResumer;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredRun;
import dev.runner.core.suite.Selection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner resume}: the rest of a run that did not come to its end. */
@Command(
    name = "resume",
    description = "Runs what a cancelled or killed run has left or broken off.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;
  @Mixin private ExecutionOptions execution;
  @Mixin private DebugOptions debug;
  @Mixin private ScheduleOptions schedule;
  @Mixin private ReportOptions output;

  @Parameters(paramLabel = "RUN", description = "A run id, the beginning of one, last, or last~2.")
  private String run;

  ResumeCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Console console = global.console();
    output.check();
    try (RunReports reports = output.open(global);
        RunReport report = resume(console, reports)) {
      schedule.show(console, report);
      output.show(global, console, report);
      return report.status().code();
    }
  }

  private RunReport resume(Console console, RunReports reports) {
    GlobalOptions global = root.global();
    RunRequest request = global.request(Selection.ALL).executed(debug.in(execution));
    ResultStore store = global.store();
    RunId found;
    try {
      found = store.resolve(run);
      StoredRun stored = store.find(found).orElseThrow();
      if (RunResumer.isDone(stored)) {
        console.message("Nothing left to do: all tests of the run have a verdict");
        return done(stored, store);
      }
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
    store.close();
    FollowedRun followed = new FollowedRun(global, console);
    RunResumer resumer = new RunResumer(Clock.systemUTC(), reports, followed.forks());
    return followed.report(
        (progress, cancellation) ->
            resumer.resume(
                found,
                request,
                global::store,
                schedule.observing(progress, global.workspace()),
                cancellation));
  }

  /** Returns the report of a run that came to its end before. */
  private static RunReport done(StoredRun run, ResultStore store) {
    ExitStatus status = ExitStatus.of(run.summary().counts(), run.issues());
    return new RunReport(
        Optional.of(run.summary().run()),
        status,
        run.issues(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(store));
  }
}
