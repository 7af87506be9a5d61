package dev.runner.cli;

import dev.runner.cli.command.RunnerCommand;

/** The main class of the {@code runner} command. */
public final class Main {

  private Main() {}

  /**
   * Runs a command and ends the process with its exit status.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(RunnerCommand.execute(arguments));
  }
}
