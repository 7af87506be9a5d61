package dev.runner.core.trust;

import dev.runner.core.config.TrustRules;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys whose signatures count.
 *
 * @param keys those that could be read, in the order of the configuration
 * @param issues what is wrong with the others
 */
record TrustedKeys(List<TrustedKey> keys, List<Issue> issues) {

  TrustedKeys {
    keys = List.copyOf(keys);
    issues = List.copyOf(issues);
  }

  static TrustedKeys read(Path workspace, TrustRules rules) {
    List<TrustedKey> keys = new ArrayList<>();
    List<Issue> issues = new ArrayList<>();
    boolean strict = rules.signatures() == TrustRules.Signatures.REQUIRE;
    Severity severity = strict ? Severity.ERROR : Severity.WARNING;
    for (String name : rules.trustedKeys()) {
      try {
        keys.add(TrustedKey.read(workspace.resolve(name)));
      } catch (IOException e) {
        String message =
            "Trusted key '%s' cannot be used (%s): name a file with an Ed25519 public key in PEM by plugins.trusted-keys"
                .formatted(workspace.resolve(name), e);
        issues.add(new Issue(severity, "plugin.bad-key", name, message, Optional.empty()));
      }
    }
    if (rules.trustedKeys().isEmpty() && rules.signatures() != TrustRules.Signatures.OFF) {
      String message =
          "plugins.signatures asks for signatures, but plugins.trusted-keys names no key: name the files of those that you trust";
      issues.add(
          new Issue(severity, "plugin.bad-key", "plugins.trusted-keys", message, Optional.empty()));
    }
    return new TrustedKeys(keys, issues);
  }
}
