package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.credential.Lease;
import dev.runner.core.credential.LeaseFolder;
import dev.runner.core.credential.MadeCredentials;
import dev.runner.core.issue.Issue;
import dev.runner.core.run.CredentialInspector;
import dev.runner.core.run.ExitStatus;
import dev.runner.core.suite.Selection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code runner credentials release}: frees what nobody gives back. */
@Command(
    name = "release",
    description = {
      "Frees an account whoever has it, for instance a process of another host that is gone; or asks",
      "plugins to release the credentials that they made for runs which were killed."
    },
    mixinStandardHelpOptions = true)
final class CredentialsReleaseCommand implements Callable<Integer> {

  @ParentCommand private CredentialsCommand credentials;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ACCOUNT", arity = "0..1", description = "The account's name.")
  private @Nullable String account;

  @Option(names = "--abandoned", description = "Those that plugins made for killed runs.")
  private boolean abandoned;

  CredentialsReleaseCommand() {}

  @Override
  public Integer call() throws IOException {
    if ((account == null) != abandoned) {
      throw new ParameterException(
          spec.commandLine(), "Name an account, or say --abandoned, and not both");
    }
    GlobalOptions global = credentials.root().global();
    Console console = global.console();
    return account == null ? releaseAbandoned(global, console) : release(global, console, account);
  }

  private static int release(GlobalOptions global, Console console, String name)
      throws IOException {
    Optional<Lease> lease = new LeaseFolder(global.workspace().leases()).release(name);
    if (lease.isEmpty()) {
      throw new UsageException(
          "Nobody has account '%s': 'runner credentials leases' shows those that somebody has"
              .formatted(name));
    }
    console.line("Freed " + lease.get().text());
    return ExitStatus.OK.code();
  }

  private static int releaseAbandoned(GlobalOptions global, Console console) {
    List<Issue> issues = new CredentialInspector().releaseAbandoned(global.request(Selection.ALL));
    issues.forEach(console::issue);
    int left = new MadeCredentials(global.workspace().madeCredentials()).all().size();
    console.line(
        left == 0
            ? "No credential that a plugin made is left"
            : left + " that plugins made are left, or in use");
    boolean failed = issues.stream().anyMatch(one -> one.code().startsWith(Issue.PLUGIN_AREA));
    return (failed ? ExitStatus.PLUGIN : ExitStatus.OK).or(ExitStatus.of(issues)).code();
  }
}
