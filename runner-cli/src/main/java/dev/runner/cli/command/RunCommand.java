package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.config.CoreOptions;
import dev.runner.core.run.RunReport;
import dev.runner.core.run.RunReports;
import dev.runner.core.run.RunRequest;
import dev.runner.core.run.Runner;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner run}: the unified suite. */
@Command(
    name = "run",
    description = "Runs the tests of all installed plugins as one suite.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;
  @Mixin private SelectionOptions selection;
  @Mixin private ShardOptions shard;
  @Mixin private ExecutionOptions execution;
  @Mixin private RepeatOptions repeat;
  @Mixin private DebugOptions debug;
  @Mixin private ScheduleOptions schedule;
  @Mixin private OrderOptions order;
  @Mixin private ReportOptions output;

  @Option(
      names = "--require-all-plugins",
      description = "Runs nothing if an installed plugin is rejected or fails.")
  private boolean requireAllPlugins;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The name of the system under test; the same as -D run.environment=NAME.")
  private @Nullable String environment;

  @Option(
      names = "--label",
      paramLabel = "K=V",
      description = "A label of the run; the same as -D run.labels.K=V. May be repeated.")
  private Map<String, String> labels = new LinkedHashMap<>();

  RunCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Console console = global.console();
    output.check();
    try (RunReports reports = output.open(global);
        RunReport report = run(console, reports)) {
      schedule.show(console, report);
      output.show(global, console, report);
      return report.status().code();
    }
  }

  private RunReport run(Console console, RunReports reports) {
    GlobalOptions global = root.global();
    global.stored(console).completeKilledRuns();
    RunRequest request = request(global, console);
    FollowedRun followed = new FollowedRun(global, console);
    Runner runner = new Runner(Clock.systemUTC(), reports, followed.forks(), root.early());
    return followed.report(
        (progress, cancellation) ->
            runner.run(request, schedule.observing(progress, global.workspace()), cancellation));
  }

  private RunRequest request(GlobalOptions global, Console console) {
    if (environment != null) {
      global.set(CoreOptions.RUN_ENVIRONMENT, environment);
    }
    labels.forEach((name, value) -> global.set(CoreOptions.RUN_LABELS + "." + name, value));
    RunRequest request =
        shard
            .of(global.request(selection.selection(global::store)))
            .executed(repeat.in(debug.in(execution)).ordered(order.order(global.stored(console))));
    return requireAllPlugins ? request.requiringAllPlugins() : request;
  }
}
