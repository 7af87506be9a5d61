package dev.runner.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code runner verify}: what Rally calls a verification is a run. */
@Command(
    name = "verify",
    description = "Rally's spelling of commands about runs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = VerifyCommand.Export.class)
final class VerifyCommand implements Runnable {

  @ParentCommand private RunnerCommand root;
  @Spec private CommandSpec spec;

  VerifyCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command (for instance: runner verify export RUN TARGET)");
  }

  /** {@code runner verify export}: the same as {@code runner export} to one target. */
  @Command(
      name = "export",
      description = "Sends a stored run elsewhere, as 'runner export' does.",
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {

    @ParentCommand private VerifyCommand verify;
    @Mixin private ExportOptions options;

    @Parameters(
        index = "0",
        paramLabel = "RUN",
        description = "A run id, the beginning of one, last, or last~2.")
    private String run;

    @Parameters(
        index = "1",
        paramLabel = "TARGET",
        description = "A URI without secrets; its scheme says who exports (runner exporters list).")
    private String target;

    Export() {}

    @Override
    public Integer call() {
      return options.exportRun(verify.root.global(), run, List.of(target));
    }
  }
}
