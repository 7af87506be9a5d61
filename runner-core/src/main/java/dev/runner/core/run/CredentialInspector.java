package dev.runner.core.run;

import dev.runner.core.config.CoreConfigReader;
import dev.runner.core.credential.AccountPool;
import dev.runner.core.credential.LeaseOwner;
import dev.runner.core.credential.MadeCredentials;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.secret.KnownSecrets;
import java.util.ArrayList;
import java.util.List;

/** Looks at what a workspace lends, and puts right what killed runs have left. */
public final class CredentialInspector {

  /** Creates the inspector. */
  public CredentialInspector() {}

  /**
   * What a workspace's credentials file holds.
   *
   * @param configured whether there is one
   * @param pool its accounts; none if anything is wrong with it
   * @param issues what is wrong
   * @param status the exit status that this asks for
   */
  public record Accounts(
      boolean configured, AccountPool pool, List<Issue> issues, ExitStatus status) {

    /** Copies the list. */
    public Accounts {
      issues = List.copyOf(issues);
    }
  }

  /** Reads the credentials file; no plugin is looked at. */
  public Accounts accounts(RunRequest request) {
    var core = new CoreConfigReader().read(request.sources());
    Lending lending =
        Lending.of(
            core.services(), new Workspace(request.workspace()), request.sources().environment());
    List<Issue> issues = new ArrayList<>(core.issues());
    issues.addAll(lending.issues());
    return new Accounts(
        lending.file().isPresent(),
        lending.accounts().orElseGet(() -> new AccountPool(List.of())),
        issues,
        ExitStatus.of(issues));
  }

  /**
   * Asks plugins to release the credentials that they made for processes which are gone.
   *
   * @return what went wrong; nothing if all are released
   */
  public List<Issue> releaseAbandoned(RunRequest request) {
    try (ScratchFolder scratch = ScratchFolder.create();
        ServiceCommand command =
            ServiceCommand.open(ServiceKind.CREDENTIALS, request, scratch.path())) {
      List<Issue> issues = new ArrayList<>(command.issues());
      if (command.status() == ExitStatus.USAGE) {
        return issues;
      }
      MadeCredentials made = new MadeCredentials(command.settings().lending().made());
      KnownSecrets secrets = command.secrets();
      for (PluginId plugin : command.serving()) {
        new PluginLender(
                plugin,
                command.forks().of(plugin),
                made,
                LeaseOwner.ofThisProcess(""),
                issue -> issues.add(secrets.mask().mask(issue)))
            .releaseAbandoned();
      }
      return issues;
    }
  }
}
