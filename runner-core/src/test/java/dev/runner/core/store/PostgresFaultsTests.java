package dev.runner.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.config.StoreServer;
import dev.runner.core.config.StoreUrl;
import dev.runner.core.result.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What befalls a server: nothing is left of half of a batch, and the same can be stored again. */
@Timeout(120)
@ExtendWith(PostgresServer.class)
final class PostgresFaultsTests {

  private final Journal journal = StoreFixture.mixed(StoreFixture.NOON);

  @Test
  void aServerWithoutAConnectionLeft() throws SQLException {
    PostgresServer.execute("postgres", "drop role if exists crowded");
    PostgresServer.execute("postgres", "create role crowded login connection limit 0");

    assertMessage(
        "has no connection left",
        "max_connections",
        () -> open(PostgresServer.as("crowded", "postgres", Map.of())));
  }

  @Test
  void aServerThatIsAReplicaByNow() throws SQLException {
    StoreServer server = PostgresServer.schema("replica");
    try (ResultStore store = open(server)) {
      PostgresServer.execute(
          "postgres", "alter role postgres set default_transaction_read_only = on");
      try (ResultStore replica = open(server)) {
        assertMessage("cannot be written to", "primary server", () -> journal.storeIn(replica));
      } finally {
        PostgresServer.execute(
            "postgres", "set transaction read write; alter role postgres reset all");
      }
      journal.storeIn(store);
      assertStored(store);
    }
  }

  @Test
  void aWriterThatDoesNotEnd() throws SQLException {
    StoreServer server = PostgresServer.schema("held");
    PostgresDatabase database = new PostgresDatabase(server, Optional.empty(), 1);
    try (ResultStore store = SqlStore.open(database, Schema.newest())) {
      Statements other = new Statements(database, database.connect());
      database.begin(other);
      assertMessage(
          "is locked by another process for more than 1 s",
          "end the process",
          () -> journal.storeIn(store));
      other.close();
      journal.storeIn(store);
      assertStored(store);
    }
  }

  /** This server is set to say that it has stored what it has not yet written. */
  @Test
  void aServerThatPromisesMoreThanItKeepsAndCrashes(@TempDir Path folder) throws Exception {
    try (EmbeddedPostgres server = lazy(folder)) {
      try (ResultStore store = open(onPort(server.getPort()))) {
        journal.storeIn(store);
        store.complete(journal.run(), Outcome.FAILED, 1);
        crash(folder);
      }
    }
    try (EmbeddedPostgres server = lazy(folder);
        ResultStore store = open(onPort(server.getPort()))) {
      assertStored(store);
    }
  }

  private static EmbeddedPostgres lazy(Path folder) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setOverrideWorkingDirectory(folder.toFile())
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "off")
        .setServerConfig("wal_writer_delay", "10s")
        .start();
  }

  private static StoreServer onPort(int port) {
    StoreUrl url = new StoreUrl("127.0.0.1:" + port, "postgres", Map.of());
    return new StoreServer(url, Optional.of("postgres"), Optional.empty(), Optional.empty());
  }

  private static void crash(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("data").resolve("postmaster.pid");
    String pid = Files.readAllLines(file).get(0).strip();
    ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
    server.onExit().join();
  }

  @Test
  void aServerThatFallsSilent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      StoreUrl url =
          new StoreUrl(
              "127.0.0.1:" + silent.getLocalPort(),
              "x",
              Map.of("socketTimeout", "1", "connectTimeout", "1"));
      StoreServer server =
          new StoreServer(url, Optional.of("anna"), Optional.empty(), Optional.empty());
      assertMessage("cannot be reached", "see that the server runs", () -> open(server));
    }
  }

  private void assertStored(ResultStore store) {
    assertEquals(8, store.find(journal.run()).orElseThrow().summary().counts().planned());
    assertEquals(1, store.runs(9).size());
  }

  private static ResultStore open(StoreServer server) {
    return PostgresStore.open(server, Optional.empty());
  }

  private static void assertMessage(String problem, String remedy, Executable what) {
    String message = assertThrows(StoreException.class, what).getMessage();
    assertTrue(message.contains(problem) && message.contains(remedy), message);
  }
}
