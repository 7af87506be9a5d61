package dev.runner.core.fork;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialException;
import dev.runner.api.credential.CredentialLease;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.credential.CredentialScope;
import dev.runner.api.credential.Secret;
import dev.runner.core.plugin.PluginId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Where the tests of a fork borrow credentials of the supervisor. Safe for several threads. */
final class CredentialWindow {

  private final Consumer<FromFork> supervisor;
  private final Consumer<List<String>> secrets;
  private final AtomicInteger requests = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Credential>> waiting = new ConcurrentHashMap<>();

  /**
   * Creates it.
   *
   * @param supervisor is asked, at once
   * @param secrets learns what must be masked before any test can say it
   */
  CredentialWindow(Consumer<FromFork> supervisor, Consumer<List<String>> secrets) {
    this.supervisor = supervisor;
    this.secrets = secrets;
  }

  /** Returns where the tests of one plugin borrow. */
  CredentialScope of(PluginId plugin) {
    return (request, holder) -> borrow(plugin, request, holder);
  }

  /** Takes what the supervisor answers, on any thread; returns false if it is anything else. */
  boolean takes(ToFork message) {
    if (message instanceof ToFork.Lend lend) {
      secrets.accept(lend.credential().secrets().values().stream().map(Secret::reveal).toList());
      CompletableFuture<Credential> asked = waiting.remove(lend.request());
      if (asked != null) {
        asked.complete(lend.credential());
      }
      return true;
    }
    if (message instanceof ToFork.Decline decline) {
      CompletableFuture<Credential> asked = waiting.remove(decline.request());
      if (asked != null) {
        asked.completeExceptionally(new CredentialException(decline.reason()));
      }
      return true;
    }
    return false;
  }

  private CredentialLease borrow(PluginId plugin, CredentialRequest request, String holder) {
    int number = requests.incrementAndGet();
    CompletableFuture<Credential> answer = new CompletableFuture<>();
    waiting.put(number, answer);
    supervisor.accept(new FromFork.Wanted(number, plugin, request, holder));
    try {
      return new Lease(answer.get(), () -> supervisor.accept(new FromFork.GivenBack(number)));
    } catch (InterruptedException e) {
      waiting.remove(number);
      supervisor.accept(new FromFork.GivenBack(number)); // it may be on its way
      Thread.currentThread().interrupt();
      throw new CredentialException(
          "No credential %s for '%s': interrupted while it waited".formatted(request, holder));
    } catch (ExecutionException e) {
      throw new CredentialException(String.valueOf(e.getCause().getMessage()));
    }
  }

  /** A credential that is given back once. */
  private static final class Lease implements CredentialLease {

    private final Credential credential;
    private final Runnable end;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Lease(Credential credential, Runnable end) {
      this.credential = credential;
      this.end = end;
    }

    @Override
    public Credential credential() {
      return credential;
    }

    @Override
    public void close() {
      if (open.compareAndSet(true, false)) {
        end.run();
      }
    }
  }
}
