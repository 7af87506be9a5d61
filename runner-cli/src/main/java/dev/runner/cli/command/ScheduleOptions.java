package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.ScheduleLog;
import dev.runner.core.run.RunObserver;
import dev.runner.core.run.RunReport;
import dev.runner.core.run.Workspace;
import dev.runner.core.schedule.ClassTimes;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that explains which fork ran what. */
final class ScheduleOptions {

  @Option(
      names = "--explain-schedule",
      description =
          "Tells at the end which fork ran which classes, when, and how long they were expected to"
              + " take and took.")
  private boolean explain;

  private Optional<ScheduleLog> log = Optional.empty();

  ScheduleOptions() {}

  /** Returns an observer that keeps what has to be told, if that is asked for. */
  RunObserver observing(RunObserver next, Workspace workspace) {
    if (!explain) {
      return next;
    }
    log = Optional.of(new ScheduleLog(next, ClassTimes.read(workspace.classTimes())));
    return log.get();
  }

  /** Tells what was kept. */
  void show(Console console, RunReport report) {
    log.ifPresent(kept -> kept.show(console, report.schedule()));
  }
}
