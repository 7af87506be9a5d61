package dev.runner.core.run;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.Secret;
import dev.runner.core.credential.LeaseOwner;
import dev.runner.core.credential.LeaseUse;
import dev.runner.core.credential.MadeCredentials;
import dev.runner.core.credential.UsageFile;
import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.ToFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.secret.KnownSecrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lends credentials to the tests of a run, and takes them back. Each request has a thread of its
 * own while it waits, so that no fork is kept from talking. Safe for several threads.
 */
final class CredentialDesk implements Lender, AutoCloseable {

  private final Lending lending;
  private final ServiceForks services;
  private final KnownSecrets secrets;
  private final Cancellation cancellation;
  private final Consumer<Issue> issues;
  private final LeaseOwner owner;
  private final UsageFile usage;
  private final Map<Loan.Key, Loan> loans = new ConcurrentHashMap<>();
  private final Map<PluginId, CredentialSource> sources = new HashMap<>();
  private final List<PluginLender> makers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(CredentialDesk::thread);
  private Optional<AccountLender> accounts = Optional.empty();

  private CredentialDesk(PreparedSuite prepared, RunControl control, Consumer<RunEvent> events) {
    RunSettings settings = prepared.settings();
    this.lending = settings.lending();
    this.secrets = control.secrets();
    this.services = ServiceForks.of(ServiceKind.CREDENTIALS, prepared, secrets);
    this.cancellation = control.cancellation();
    this.issues = issue -> events.accept(new RunEvent.IssueRaised(issue));
    this.owner = LeaseOwner.ofThisProcess(String.valueOf(settings.runFolder().getFileName()));
    this.usage = new UsageFile(settings.runFolder());
  }

  /** Opens a desk if there is anything that could be lent. */
  static Optional<CredentialDesk> open(
      PreparedSuite prepared, RunControl control, Consumer<RunEvent> events) {
    return canLend(prepared)
        ? Optional.of(new CredentialDesk(prepared, control, events))
        : Optional.empty();
  }

  /** Returns the secrets of a run, to which those of what is lent are added, if there is any. */
  static KnownSecrets secrets(PreparedSuite prepared) {
    if (!canLend(prepared)) {
      return KnownSecrets.of(prepared.config().secrets());
    }
    KnownSecrets secrets = KnownSecrets.growing(prepared.config().secrets());
    prepared.settings().lending().accounts().ifPresent(pool -> secrets.add(pool.secrets()));
    return secrets;
  }

  private static boolean canLend(PreparedSuite prepared) {
    return prepared.settings().lending().accounts().isPresent()
        || ServiceForks.loadable(prepared).stream()
            .anyMatch(plugin -> plugin.contents().services().contains(ServiceKind.CREDENTIALS));
  }

  @Override
  public boolean takes(Fork fork, FromFork message) {
    if (message instanceof FromFork.Wanted wanted) {
      Loan loan = new Loan(fork, wanted);
      loans.put(loan.key(), loan);
      threads.execute(() -> serve(loan));
    } else if (message instanceof FromFork.GivenBack back) {
      takeBack(new Loan.Key(fork.number(), back.request()));
    }
    return Lender.isMeant(message);
  }

  @Override
  public void ended(int fork) {
    loans.keySet().stream().filter(key -> key.fork() == fork).forEach(this::takeBack);
  }

  /** Takes everything back, and releases what earlier runs have left; may call plugins. */
  @Override
  public void close() {
    Cancellation.Watch watch = cancellation.watch(killing());
    try {
      loans.keySet().forEach(this::takeBack);
      threads.shutdown();
      while (!threads.awaitTermination(1, TimeUnit.HOURS)) {
        // each call has its own limit
      }
      if (!cancellation.isHasty() && new MadeCredentials(lending.made()).mayHaveSome()) {
        services.serving().forEach(this::maker);
        makers.forEach(PluginLender::releaseAbandoned);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      services.close();
      watch.close();
    }
  }

  private Cancellation.Cancellable killing() {
    return new Cancellation.Cancellable() {
      @Override
      public void cancel() {
        // what is under way may come to its end
      }

      @Override
      public void kill() {
        services.kill();
      }
    };
  }

  private void serve(Loan loan) {
    FromFork.Wanted wanted = loan.wanted();
    try {
      Lent lent =
          source(wanted.plugin()).lend(wanted, () -> loan.isOver() || cancellation.isHasty());
      secrets.add(revealed(lent.credential()));
      if (loan.lend(lent, beside())) {
        loan.fork().send(new ToFork.Lend(wanted.request(), lent.credential()));
      } else {
        lent.end().run();
      }
    } catch (DeclinedException e) {
      decline(loan, e.reason());
    } catch (RuntimeException e) { // a test waits for an answer, whatever goes wrong here
      decline(loan, "No credential %s: %s".formatted(wanted.wanted(), e));
    }
  }

  private void decline(Loan loan, String reason) {
    loans.remove(loan.key());
    if (cancellation.isHasty()) {
      return; // its test is not to blame: it ends with its fork, as cancelled
    }
    loan.fork().send(new ToFork.Decline(loan.wanted().request(), reason));
  }

  private int beside() {
    return 1 + (int) loans.values().stream().filter(Loan::isLent).count();
  }

  private void takeBack(Loan.Key key) {
    Loan loan = loans.remove(key);
    if (loan == null) {
      return;
    }
    Optional<Lent> lent = loan.end();
    if (lent.isPresent()) {
      note(loan.use(lent.get().account()));
      if (lent.get().slow()) {
        threads.execute(lent.get().end());
      } else {
        lent.get().end().run();
      }
    }
  }

  private void note(LeaseUse use) {
    try {
      usage.add(use);
    } catch (IOException e) {
      issues.accept(
          Issue.warning(
              "run.usage-not-kept",
              use.account(),
              "How long credential '%s' was held is not kept: %s".formatted(use.account(), e)));
    }
  }

  private synchronized CredentialSource source(PluginId plugin) throws DeclinedException {
    if (lending.accounts().isPresent()) {
      if (accounts.isEmpty()) {
        accounts = Optional.of(new AccountLender(lending, owner, issues));
      }
      return accounts.get();
    }
    PluginId provider =
        services
            .serving(plugin)
            .orElseThrow(
                () ->
                    new DeclinedException(
                        "No credential for plugin '%s': credentials.file is not set, and neither it nor a plugin that it depends on has a CredentialProvider: set one of both"
                            .formatted(plugin)));
    return maker(provider);
  }

  private synchronized CredentialSource maker(PluginId provider) {
    CredentialSource known = sources.get(provider);
    if (known != null) {
      return known;
    }
    PluginLender maker =
        new PluginLender(
            provider, services.of(provider), new MadeCredentials(lending.made()), owner, issues);
    sources.put(provider, maker);
    makers.add(maker);
    return maker;
  }

  private static List<String> revealed(Credential credential) {
    return credential.secrets().values().stream().map(Secret::reveal).toList();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "runner-credentials");
    thread.setDaemon(true);
    return thread;
  }
}
