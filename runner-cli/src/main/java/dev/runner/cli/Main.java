package dev.runner.cli;

import dev.runner.cli.command.RunnerCommand;
import java.util.List;
import java.util.Locale;

/** The main class of the {@code runner} command. */
public final class Main {

  /** Tests run in this process then, and it is theirs to choose how numbers are written. */
  private static final String IN_PROCESS = "--in-process";

  private Main() {}

  /**
   * Runs a command, which writes numbers in the same way everywhere, and ends the process with its
   * exit status.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    if (!List.of(arguments).contains(IN_PROCESS)) {
      Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    }
    System.exit(RunnerCommand.execute(arguments));
  }
}
