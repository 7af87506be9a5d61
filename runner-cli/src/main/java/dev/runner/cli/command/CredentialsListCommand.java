package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.CredentialViews;
import dev.runner.core.credential.LeaseFolder;
import dev.runner.core.run.CredentialInspector;
import dev.runner.core.suite.Selection;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner credentials list}: the accounts of the credentials file. */
@Command(
    name = "list",
    description = "Lists the accounts of the credentials file, without secrets.",
    mixinStandardHelpOptions = true)
final class CredentialsListCommand implements Callable<Integer> {

  @ParentCommand private CredentialsCommand credentials;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  CredentialsListCommand() {}

  @Override
  public Integer call() throws IOException {
    GlobalOptions global = credentials.root().global();
    Console console = global.console();
    CredentialInspector.Accounts accounts =
        new CredentialInspector().accounts(global.request(Selection.ALL));
    accounts.issues().forEach(console::issue);
    if (!accounts.configured()) {
      console.message("No credentials file is set (credentials.file): plugins make their own");
    }
    CredentialViews views = new CredentialViews(console);
    var leases = new LeaseFolder(global.workspace().leases()).held();
    switch (format) {
      case TEXT -> views.accounts(accounts.pool(), leases);
      case JSON -> views.accountsJson(accounts.pool(), leases);
      case CSV -> views.accountsCsv(accounts.pool(), leases);
    }
    return accounts.status().code();
  }
}
