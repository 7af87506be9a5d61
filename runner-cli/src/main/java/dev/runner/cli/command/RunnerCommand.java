package dev.runner.cli.command;

import dev.runner.cli.output.StandardStreams;
import dev.runner.core.run.EarlyFork;
import dev.runner.core.run.ExitStatus;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code runner} command itself, which does nothing but lead to the others. */
@Command(
    name = "runner",
    description = "Runs the tests of all installed plugins as one suite and keeps the results.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit statuses: 0 all passed, 1 tests failed, 2 usage or configuration, 3 plugin problem,",
      "4 nothing ran, 5 tests without a verdict, 6 results not stored, 7 report or export",
      "failed, 130 and 143 ended by a signal."
    })
public final class RunnerCommand implements Runnable {

  @Spec private CommandSpec spec;
  @Mixin private GlobalOptions global;

  private final EarlyFork early;

  private RunnerCommand(EarlyFork early) {
    this.early = early;
  }

  /**
   * Executes a command line.
   *
   * @param arguments the words behind {@code runner}
   * @return the exit status
   */
  public static int execute(String... arguments) {
    StandardStreams streams = StandardStreams.current();
    return streams.status(executed(arguments));
  }

  private static int executed(String... arguments) {
    try (EarlyFork early = AnnouncedRun.of(List.of(arguments))) {
      RunnerCommand root = new RunnerCommand(early);
      CommandLine line = line(root, Subcommands.namedBy(arguments), arguments);
      // What is wrong is said by a line that knows all commands.
      line.setParameterExceptionHandler((problem, words) -> line(words).execute(words));
      return line.execute(Arrays.copyOf(arguments, arguments.length));
    }
  }

  /** Returns the command with all others, ready to parse and to record these words. */
  static CommandLine line(String... arguments) {
    return line(new RunnerCommand(EarlyFork.none()), Subcommands.all(), arguments);
  }

  private static CommandLine line(RunnerCommand root, Subcommands commands, String... arguments) {
    CommandLine line = new CommandLine(root);
    commands.addTo(line);
    root.global.typed(List.of(arguments));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAllowSubcommandsAsOptionParameters(true); // as of --plugins-dir plugins
    line.setExitCodeExceptionMapper(e -> ExitStatus.USAGE.code());
    line.setParameterExceptionHandler(new UsageErrors());
    line.setExecutionExceptionHandler(new CommandErrors());
    line.setUsageHelpWidth(80);
    return line;
  }

  /** Returns the fork of a run that was announced. */
  EarlyFork early() {
    return early;
  }

  GlobalOptions global() {
    return global;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command (for instance: runner run)");
  }
}
