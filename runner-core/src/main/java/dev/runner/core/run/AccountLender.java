package dev.runner.core.run;

import dev.runner.api.credential.CredentialRequest;
import dev.runner.core.credential.Account;
import dev.runner.core.credential.AccountPool;
import dev.runner.core.credential.Lease;
import dev.runner.core.credential.LeaseFolder;
import dev.runner.core.credential.LeaseOwner;
import dev.runner.core.fork.FromFork;
import dev.runner.core.issue.Issue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lends the accounts of the credentials file, to one test at a time each, of all runs in the
 * workspace. Of those that wait in this run the one that came first is served first.
 */
final class AccountLender implements CredentialSource {

  /** Another process says nothing when it gives an account back. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final AccountPool pool;
  private final Path file;
  private final Duration wait;
  private final LeaseFolder leases;
  private final LeaseOwner owner;
  private final Consumer<Issue> issues;
  private final List<List<String>> queue = new ArrayList<>();

  /**
   * Creates it.
   *
   * @param lending the accounts and where leases are kept
   * @param owner this process
   * @param issues hears of leases that cannot be given back
   */
  AccountLender(Lending lending, LeaseOwner owner, Consumer<Issue> issues) {
    this.pool = lending.accounts().orElseThrow();
    this.file = lending.file().orElseThrow();
    this.wait = lending.rules().patience();
    this.leases = new LeaseFolder(lending.leases());
    this.owner = owner;
    this.issues = issues;
  }

  @Override
  public Lent lend(FromFork.Wanted wanted, BooleanSupplier over) throws DeclinedException {
    List<Account> fitting = pool.fitting(wanted.wanted(), wanted.plugin());
    if (fitting.isEmpty()) {
      throw new DeclinedException(
          "No credential %s for '%s': none of the %d accounts of '%s' fits, nor ever will: add one, or correct its kind, roles and plugins"
              .formatted(
                  wanted.wanted(), asker(wanted), pool.accounts().size(), file.getFileName()));
    }
    List<String> names = new ArrayList<>(fitting.stream().map(Account::name).toList());
    try {
      Lease lease = awaited(names, wanted, over);
      Account account =
          fitting.stream().filter(a -> a.name().equals(lease.account())).findFirst().orElseThrow();
      CredentialRequest request = wanted.wanted();
      return new Lent(account.lent(request), account.name(), false, () -> give(lease));
    } catch (IOException e) {
      throw new DeclinedException(
          "No credential %s for '%s': leases cannot be read or written: %s"
              .formatted(wanted.wanted(), asker(wanted), e));
    }
  }

  private Lease awaited(List<String> names, FromFork.Wanted wanted, BooleanSupplier over)
      throws IOException, DeclinedException {
    long end = System.nanoTime() + wait.toNanos();
    synchronized (queue) {
      queue.add(names);
      try {
        while (!over.getAsBoolean()) {
          Optional<Lease> lease = taken(names, wanted);
          if (lease.isPresent()) {
            return lease.get();
          }
          long left = end - System.nanoTime();
          if (left <= 0) {
            throw new DeclinedException(late(names, wanted));
          }
          TimeUnit.NANOSECONDS.timedWait(queue, Math.min(left, LOOK_NANOS) + 1);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        queue.removeIf(one -> one == names);
        queue.notifyAll();
      }
    }
    throw new DeclinedException(
        "No credential %s for '%s': the run ends".formatted(wanted.wanted(), asker(wanted)));
  }

  /** Takes an account that is not due to somebody who has waited longer. */
  private Optional<Lease> taken(List<String> names, FromFork.Wanted wanted) throws IOException {
    List<String> mine = new ArrayList<>(names);
    if (queue.get(0) != names) {
      Set<String> gone = new HashSet<>();
      leases.held().forEach(lease -> gone.add(lease.account()));
      for (List<String> older : queue.subList(0, indexOf(names))) {
        older.stream().filter(name -> !gone.contains(name)).findFirst().ifPresent(gone::add);
      }
      mine.removeAll(gone);
    }
    return mine.isEmpty() ? Optional.empty() : leases.take(mine, lease(wanted));
  }

  private int indexOf(List<String> names) {
    int at = 0;
    while (queue.get(at) != names) {
      at++;
    }
    return at;
  }

  private Lease lease(FromFork.Wanted wanted) {
    return new Lease("", owner, wanted.plugin().value(), wanted.holder(), Instant.now());
  }

  private void give(Lease lease) {
    try {
      leases.give(lease);
    } catch (IOException e) {
      issues.accept(
          Issue.warning(
              "run.lease-not-given-back",
              lease.account(),
              "Account '%s' could not be given back: %s: it is free once this process has ended"
                  .formatted(lease.account(), e)));
    }
    synchronized (queue) {
      queue.notifyAll();
    }
  }

  private String late(List<String> names, FromFork.Wanted wanted) throws IOException {
    List<String> holders =
        leases.held().stream()
            .filter(lease -> names.contains(lease.account()))
            .map(Lease::text)
            .toList();
    return "No credential %s for '%s' within %s: %s. Add accounts, use fewer forks, or set credentials.wait to more"
        .formatted(
            wanted.wanted(),
            asker(wanted),
            wait.toMillis() % 1000 == 0 ? wait.toSeconds() + " s" : wait.toMillis() + " ms",
            holders.isEmpty()
                ? "others were served first"
                : "held are " + String.join("; ", holders));
  }

  private static String asker(FromFork.Wanted wanted) {
    return wanted.plugin() + ":" + wanted.holder();
  }
}
