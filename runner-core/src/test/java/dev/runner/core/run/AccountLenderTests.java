package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.credential.CredentialKind;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.core.config.ServiceRules;
import dev.runner.core.credential.Account;
import dev.runner.core.credential.AccountPool;
import dev.runner.core.credential.LeaseFolder;
import dev.runner.core.credential.LeaseOwner;
import dev.runner.core.fork.FromFork;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountLenderTests {

  private static final PluginId SHOP = new PluginId("shop");

  @TempDir private Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  private AccountLender lender(Duration patience, String... names) {
    List<Account> accounts = new ArrayList<>();
    for (String name : names) {
      accounts.add(new Account(name, Optional.empty(), Set.of(), Set.of(), Map.of(), Map.of()));
    }
    Lending lending =
        new Lending(
            new ServiceRules(Optional.empty(), patience, Duration.ofSeconds(1)),
            Optional.of(new AccountPool(accounts)),
            Optional.of(Path.of("accounts.conf")),
            folder.resolve("leases"),
            folder.resolve("made"),
            List.of());
    return new AccountLender(lending, LeaseOwner.ofThisProcess("run"), issue -> {});
  }

  private static FromFork.Wanted wanted(String holder, String... roles) {
    return new FromFork.Wanted(
        1, SHOP, new CredentialRequest(CredentialKind.PRIMARY, Set.of(roles), ""), holder);
  }

  @Test
  void lendsAnAccountAgainOnceItIsGivenBack() throws Exception {
    AccountLender lender = lender(Duration.ofSeconds(60), "anna");
    Lent first = lender.lend(wanted("A"), () -> false);
    Future<Lent> second = threads.submit(() -> lender.lend(wanted("B"), () -> false));
    assertFalse(second.isDone());
    first.end().run();

    Lent next = second.get(60, TimeUnit.SECONDS);
    assertEquals("anna", next.account());
    next.end().run();
    assertEquals(List.of(), new LeaseFolder(folder.resolve("leases")).held());
  }

  @Test
  void saysWhoHasWhatWouldFitWhenItIsTooLate() throws Exception {
    AccountLender lender = lender(Duration.ofMillis(50), "anna");
    lender.lend(wanted("p.A.first"), () -> false);
    DeclinedException declined =
        assertThrows(DeclinedException.class, () -> lender.lend(wanted("p.B"), () -> false));
    assertTrue(
        declined
            .reason()
            .startsWith(
                "No credential PRIMARY for 'shop:p.B' within 50 ms: held are 'anna' by shop:p.A.first of run run"),
        declined::reason);
  }

  @Test
  void waitsNotForWhatNoAccountCanServe() {
    AccountLender lender = lender(Duration.ofDays(1), "anna");
    assertThrows(DeclinedException.class, () -> lender.lend(wanted("p.B", "audit"), () -> false));
  }

  @Test
  void endsAWaitThatNobodyNeedsAnyMore() throws Exception {
    AccountLender lender = lender(Duration.ofDays(1), "anna");
    lender.lend(wanted("A"), () -> false);
    AtomicBoolean over = new AtomicBoolean();
    Future<Lent> waiting = threads.submit(() -> lender.lend(wanted("B"), over::get));
    over.set(true);
    Exception ended = assertThrows(Exception.class, () -> waiting.get(60, TimeUnit.SECONDS));
    assertTrue(ended.getCause().getMessage().contains("the run ends"), ended::toString);
  }
}
