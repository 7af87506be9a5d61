package dev.runner.cli.command;

import dev.runner.cli.output.CredentialViews;
import dev.runner.core.credential.Lease;
import dev.runner.core.credential.LeaseFolder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner credentials leases}: who has which account. */
@Command(
    name = "leases",
    description = "Lists the accounts that somebody has at this moment, and who.",
    mixinStandardHelpOptions = true)
final class CredentialsLeasesCommand implements Callable<Integer> {

  @ParentCommand private CredentialsCommand credentials;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  CredentialsLeasesCommand() {}

  @Override
  public Integer call() throws IOException {
    GlobalOptions global = credentials.root().global();
    List<Lease> leases = new LeaseFolder(global.workspace().leases()).held();
    CredentialViews views = new CredentialViews(global.console());
    switch (format) {
      case TEXT -> views.leases(leases);
      case JSON -> views.leasesJson(leases);
      case CSV -> views.leasesCsv(leases);
    }
    return 0;
  }
}
