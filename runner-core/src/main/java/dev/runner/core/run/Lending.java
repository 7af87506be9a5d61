package dev.runner.core.run;

import dev.runner.core.config.CredentialsFile;
import dev.runner.core.config.ServiceRules;
import dev.runner.core.credential.AccountPool;
import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What tests can borrow, and how services of plugins are called.
 *
 * @param rules how long things may take
 * @param accounts the accounts of the credentials file; empty if none is configured
 * @param file the credentials file, for messages
 * @param leases where the leases of accounts are
 * @param made where credentials that plugins made are noted
 * @param issues what is wrong with the credentials file; with one, nothing may run
 */
record Lending(
    ServiceRules rules,
    Optional<AccountPool> accounts,
    Optional<Path> file,
    Path leases,
    Path made,
    List<Issue> issues) {

  /** Copies the list. */
  Lending {
    issues = List.copyOf(issues);
  }

  /** Reads the credentials file, if there is one. */
  static Lending of(ServiceRules rules, Workspace workspace, Map<String, String> environment) {
    Path leases = workspace.leases();
    Path made = workspace.madeCredentials();
    Optional<Path> file = rules.accounts().map(workspace.root()::resolve);
    if (file.isEmpty()) {
      return new Lending(rules, Optional.empty(), file, leases, made, List.of());
    }
    CredentialsFile.Content content = new CredentialsFile(file.get(), environment).read();
    return new Lending(rules, Optional.of(content.pool()), file, leases, made, content.issues());
  }
}
