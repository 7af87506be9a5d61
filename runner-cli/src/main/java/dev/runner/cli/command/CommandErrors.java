package dev.runner.cli.command;

import dev.runner.core.run.ExitStatus;
import dev.runner.core.store.RunNotFoundException;
import dev.runner.core.store.StoreException;
import dev.runner.core.workspace.RegisterException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Maps what a command throws to a message and an exit status. */
final class CommandErrors implements IExecutionExceptionHandler {

  CommandErrors() {}

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    ExitStatus status = status(problem);
    if (status == ExitStatus.INCOMPLETE) {
      err.println("runner: internal error, please report it with what follows:");
      problem.printStackTrace(err);
    } else {
      err.println("runner: " + problem.getMessage());
    }
    err.flush();
    return status.code();
  }

  private static ExitStatus status(Exception problem) {
    if (problem instanceof RunNotFoundException
        || problem instanceof RegisterException
        || problem instanceof UsageException) {
      return ExitStatus.USAGE;
    }
    return problem instanceof StoreException ? ExitStatus.NOT_STORED : ExitStatus.INCOMPLETE;
  }
}
