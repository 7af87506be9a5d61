package dev.runner.core.run;

import dev.runner.api.credential.Credential;
import dev.runner.core.credential.LeaseOwner;
import dev.runner.core.credential.MadeCredential;
import dev.runner.core.credential.MadeCredentials;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.ServiceAnswer;
import dev.runner.core.fork.ServiceFork;
import dev.runner.core.fork.ServiceOutcome;
import dev.runner.core.fork.ServiceRequest;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lends credentials that a plugin makes, each for one test. Each is noted before the plugin is
 * asked for it, so that it can be released whatever happens in between.
 */
final class PluginLender implements CredentialSource {

  private static final int MOST_FAILURES = 3;
  private static final int SHORT = 13;

  private final PluginId provider;
  private final ServiceFork service;
  private final MadeCredentials made;
  private final LeaseOwner owner;
  private final Consumer<Issue> issues;
  private int failures;

  /**
   * Creates it.
   *
   * @param provider the plugin that makes credentials
   * @param service where it does
   * @param made the notes
   * @param owner this process
   * @param issues hears of what the plugin fails to do
   */
  PluginLender(
      PluginId provider,
      ServiceFork service,
      MadeCredentials made,
      LeaseOwner owner,
      Consumer<Issue> issues) {
    this.provider = provider;
    this.service = service;
    this.made = made;
    this.owner = owner;
    this.issues = issues;
  }

  @Override
  public Lent lend(FromFork.Wanted wanted, BooleanSupplier over) throws DeclinedException {
    checkWorks(wanted);
    String name = "runner-" + UUID.randomUUID().toString().substring(0, SHORT);
    try {
      Credential planned = Credential.of(name, wanted.wanted());
      made.note(name, new MadeCredential(provider, planned, owner));
      ServiceOutcome outcome = service.call(new ServiceRequest.Create(name, wanted.wanted()));
      Optional<ServiceAnswer.Made> answer = outcome.as(ServiceAnswer.Made.class);
      if (answer.isEmpty()) {
        String why = outcome.failure().orElse("it gave no credential");
        failed(why, over.getAsBoolean());
        release(name, planned);
        throw declined(wanted, why);
      }
      succeeded();
      Credential credential = answer.get().credential();
      Credential noted = withoutSecrets(credential);
      made.note(name, new MadeCredential(provider, noted, owner));
      return new Lent(credential, "(" + provider + ")", true, () -> release(name, credential));
    } catch (IOException e) {
      throw declined(wanted, "it cannot be noted, so that it could be released: " + e);
    }
  }

  /** Releases what processes that are gone have left of this plugin. */
  void releaseAbandoned() {
    for (Map.Entry<String, MadeCredential> one : made.all().entrySet()) {
      if (one.getValue().plugin().equals(provider) && one.getValue().owner().isGone()) {
        release(one.getKey(), one.getValue().credential());
      }
    }
  }

  private void release(String name, Credential credential) {
    ServiceOutcome outcome = service.call(new ServiceRequest.Release(credential));
    try {
      if (outcome.failure().isEmpty()) {
        made.forget(name);
      } else {
        raise(
            "plugin.credential-not-released",
            "Credential '%s' may still be there: %s. It is tried again after a later run, or by 'runner credentials release --abandoned'"
                .formatted(credential.name(), outcome.failure().get()));
      }
    } catch (IOException e) {
      raise(
          "plugin.credential-not-released",
          "Credential '%s' is released, and may be so once more: %s"
              .formatted(credential.name(), e));
    }
  }

  private synchronized void checkWorks(FromFork.Wanted wanted) throws DeclinedException {
    if (failures >= MOST_FAILURES) {
      throw declined(
          wanted, "its provider is not asked any more, as it failed %d times".formatted(failures));
    }
  }

  private synchronized void failed(String why, boolean over) {
    failures++;
    if (!over && (failures == 1 || failures == MOST_FAILURES)) {
      String after = failures == MOST_FAILURES ? ". It is not asked any more" : "";
      raise("plugin.credentials-failed", why + after);
    }
  }

  private synchronized void succeeded() {
    failures = 0;
  }

  private void raise(String code, String message) {
    issues.accept(Issue.warning(code, provider.value(), message));
  }

  private static Credential withoutSecrets(Credential credential) {
    return new Credential(
        credential.name(), credential.kind(), credential.roles(), credential.fields(), Map.of());
  }

  private DeclinedException declined(FromFork.Wanted wanted, String why) {
    return new DeclinedException(
        "No credential %s of plugin '%s' for '%s:%s': %s"
            .formatted(wanted.wanted(), provider, wanted.plugin(), wanted.holder(), why));
  }
}
