package dev.runner.core.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseFolderTests {

  private static final LeaseOwner THIS = LeaseOwner.ofThisProcess("run-1");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path root;

  private Path folder;
  private LeaseFolder leases;

  @BeforeEach
  void look() {
    folder = root.resolve("leases");
    leases = new LeaseFolder(folder);
  }

  private static Lease wanted(LeaseOwner owner) {
    return new Lease("", owner, "shop", "shop.A.b", NOW);
  }

  private Optional<String> take(LeaseOwner owner, String... accounts) throws IOException {
    return leases.take(List.of(accounts), wanted(owner)).map(Lease::account);
  }

  @Test
  void givesEachAccountToOneHolder() throws IOException {
    assertEquals(Optional.of("anna"), take(THIS, "anna", "bert"));
    assertEquals(Optional.of("bert"), take(THIS, "anna", "bert"));
    assertEquals(Optional.empty(), take(THIS, "anna", "bert"));
    assertEquals(List.of("anna", "bert"), leases.held().stream().map(Lease::account).toList());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
  }

  @Test
  void takesAnAccountBack() throws IOException {
    Lease lease = leases.take(List.of("Anna"), wanted(THIS)).orElseThrow();
    assertEquals(List.of(lease), leases.held());
    leases.give(lease);
    assertEquals(List.of(), leases.held());
    assertEquals(Optional.of("anna"), take(THIS, "anna"));
  }

  @Test
  void leavesAnAccountWithWhoeverHasTakenItOver() throws IOException {
    LeaseOwner gone = new LeaseOwner("old", 0, Optional.empty(), THIS.host());
    Lease old = leases.take(List.of("anna"), wanted(gone)).orElseThrow();
    assertEquals(List.of(), leases.held());
    assertEquals(Optional.of("anna"), take(THIS, "anna"));
    leases.give(old);
    assertEquals(1, leases.held().size());
  }

  @Test
  void takesOverFromAnotherProcessThatGotTheSameNumberLater() throws IOException {
    take(new LeaseOwner("old", THIS.pid(), Optional.of(Instant.EPOCH), THIS.host()), "anna");
    assertEquals(Optional.of("anna"), take(THIS, "anna"));
  }

  @Test
  void takesNothingOverFromAnotherHostUntilAPersonSaysSo() throws IOException {
    take(new LeaseOwner("far", 0, Optional.empty(), "another-host"), "anna");
    assertEquals(Optional.empty(), take(THIS, "anna"));
    assertTrue(leases.release("anna").isPresent());
    assertEquals(Optional.of("anna"), take(THIS, "anna"));
    assertFalse(leases.release("bert").isPresent());
  }

  @Test
  void takesADamagedLeaseForNone() throws IOException {
    take(THIS, "anna");
    Files.writeString(folder.resolve("anna.lease"), "since=yester\\u00zz");
    assertEquals(Optional.of("anna"), take(THIS, "anna"));
  }

  @Test
  void isSafeForThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Optional<String>>> taken = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        taken.add(threads.submit(() -> take(THIS, "anna", "bert", "carl")));
      }
      int got = 0;
      for (Future<Optional<String>> one : taken) {
        got += one.get().isPresent() ? 1 : 0;
      }
      assertEquals(3, got);
    } finally {
      threads.shutdownNow();
    }
  }
}
