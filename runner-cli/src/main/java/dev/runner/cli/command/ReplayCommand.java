package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.run.Execution;
import dev.runner.core.run.RunReplayer;
import dev.runner.core.run.RunReport;
import dev.runner.core.run.RunReports;
import dev.runner.core.run.RunRequest;
import dev.runner.core.run.Runner;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredRun;
import dev.runner.core.suite.Selection;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner replay}: a run once more, in its order and its forks. */
@Command(
    name = "replay",
    description = "Repeats a run: the same tests in the same order, in the same forks.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;
  @Mixin private LimitOptions limits;
  @Mixin private TriesOptions tries;
  @Mixin private ScheduleOptions schedule;
  @Mixin private ReportOptions output;

  @Parameters(paramLabel = "RUN", description = "A run id, the beginning of one, last, or last~2.")
  private String run;

  @Option(
      names = "--changed-plugins",
      description = "Repeats it with plugins that are not those of then, and warns of each.")
  private boolean changedPlugins;

  ReplayCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Console console = global.console();
    output.check();
    try (RunReports reports = output.open(global);
        RunReport report = replay(global, console, reports)) {
      schedule.show(console, report);
      output.show(global, console, report);
      return report.status().code();
    }
  }

  private RunReport replay(GlobalOptions global, Console console, RunReports reports) {
    RunRequest request =
        global
            .request(Selection.ALL)
            .executed(Execution.SERIAL.within(limits.test(), limits.run()).trying(tries.tries()));
    FollowedRun followed = new FollowedRun(global, console);
    RunReplayer replayer =
        new RunReplayer(new Runner(Clock.systemUTC(), reports, followed.forks()));
    StoredRun stored = stored(global);
    return followed.report(
        (progress, cancellation) ->
            replayer.replay(
                stored,
                request,
                changedPlugins,
                schedule.observing(progress, global.workspace()),
                cancellation));
  }

  private StoredRun stored(GlobalOptions global) {
    try (ResultStore store = global.store()) {
      return store.find(store.resolve(run)).orElseThrow();
    }
  }
}
