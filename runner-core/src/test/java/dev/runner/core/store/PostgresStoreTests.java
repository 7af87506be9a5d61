package dev.runner.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.config.StoreServer;
import dev.runner.core.config.StoreUrl;
import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.RunId;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@ExtendWith(PostgresServer.class)
final class PostgresStoreTests extends ResultStoreContract {

  private static final String SCHEMA = "results";
  private static final String V1 = "schema/V1__runs_and_results.sql";
  private static final int NOW = Schema.newest().version();
  private static final Schema NEXT = Schema.newest().and("V13__adds_a_note.sql");

  @TempDir Path folder;
  private StoreServer server;

  @Override
  ResultStore open() {
    return PostgresStore.open(server, Optional.of(HOME));
  }

  @BeforeEach
  @Override
  void openStore() {
    try {
      server = PostgresServer.schema(SCHEMA);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    super.openStore();
  }

  @Test
  void severalWritersStoreRunsAtOnceInAStoreThatNoneOfThemFound() throws Exception {
    StoreServer fresh = PostgresServer.schema("crowd");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<RunId>> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(threads.submit(() -> storeInBatches(fresh)));
    }
    for (Future<RunId> run : runs) {
      run.get();
    }
    threads.shutdown();

    try (ResultStore all = PostgresStore.open(fresh, Optional.empty())) {
      assertEquals(
          List.of(40, 40, 40, 40), all.runs(9).stream().map(run -> run.counts().passed()).toList());
    }
    assertEquals("40", PostgresServer.text("select count(*) from crowd.test"));
    assertEquals("40", PostgresServer.text("select count(*) from crowd.latest"));
    assertEquals("4", PostgresServer.text("select count(distinct number) from crowd.run"));
  }

  private static RunId storeInBatches(StoreServer server) {
    Journal journal = new Journal(NOON);
    for (int i = 0; i < 40; i++) {
      journal.took(journal.plan(Journal.test("sample", "a.A", "m" + i)), 5);
    }
    try (ResultStore store = PostgresStore.open(server, Optional.empty())) {
      for (int from = 0; from < journal.events().size(); from += 7) {
        int to = Math.min(from + 7, journal.events().size());
        store.append(journal.run(), journal.events().subList(from, to));
      }
    }
    return journal.run();
  }

  @Test
  void readsAndWritesWhileRowsAreHandedOver() {
    Journal journal = mixed(NOON);
    journal.storeIn(store);
    List<String> names = new ArrayList<>();
    store.tests(
        journal.run(),
        test -> {
          store.tests(journal.run(), other -> names.add(other.description().name()));
          stored(NOON.plusSeconds(test.number()));
        });

    assertEquals(64, names.size());
    assertEquals(9, store.runs(20).size());
  }

  @Test
  void lastAndOwnRunsAreThoseOfTheWorkspaceThatAsks() {
    RunId own = stored(NOON);
    RunId later = stored(NOON.plusSeconds(5), OTHER);

    assertEquals(own, store.resolve("last"));
    assertThrows(RunNotFoundException.class, () -> store.resolve("last~1"));
    assertEquals(List.of(own), store.ownRuns().stream().map(RunSummary::run).toList());
    assertEquals(later, store.resolve(later.toString()));
    assertEquals(2, store.runs(9).size());
  }

  @Test
  void aMigrationIsKeptAsAWholeOrNotAtAll() throws SQLException {
    Journal journal = new Journal(NOON);
    journal.storeIn(store);
    Schema broken = NEXT.and(V1);

    assertThrows(StoreException.class, () -> PostgresStore.open(server, Optional.empty(), broken));
    assertEquals("" + NOW, PostgresServer.text("select max(version) from results.schema_version"));

    try (ResultStore migrated = PostgresStore.open(server, Optional.empty(), NEXT)) {
      assertTrue(migrated.find(journal.run()).isPresent());
    }
    assertEquals("none", PostgresServer.text("select note from results.run"));
  }

  @Test
  void bringsAStoreOfTheFirstSchemaUpToDateWithItsRuns() throws SQLException {
    StoreServer old = PostgresServer.schema("old");
    PostgresStore.open(old, Optional.empty(), new Schema(List.of(V1))).close();
    PostgresServer.execute(
        "postgres",
        "insert into old.run (number, id, state, started_at, command, request)"
            + " values (1, '0193a8e4-5c00-7000-8000-000000000001', 'FINISHED', 5, 'r', '{}');"
            + "insert into old.output values (1, 1, 1, 1, 1, 0, 2, '\\x6869')");

    try (ResultStore migrated = PostgresStore.open(old, Optional.empty())) {
      RunId run = migrated.resolve("0193");
      assertEquals(
          Optional.of(new CapturedText("hi", 2)),
          migrated.output(run, 1, 1, OutputStreamKind.STDOUT));
      mixed(NOON).storeIn(migrated);
    }
  }

  @Test
  void refusesANewerSchema() {
    PostgresStore.open(server, Optional.empty(), NEXT).close();

    assertEquals(
        "Results store '%s' has schema %d, and this Runner knows schemas up to %d; "
                .formatted(server.url(), NOW + 1, NOW)
            + "use the newer Runner that wrote it, or name another database by store.url",
        refusal(server));
  }

  @Test
  void refusesTheDatabaseOfSomethingElse() throws SQLException {
    StoreServer other = PostgresServer.schema("other");
    PostgresServer.execute("postgres", "create table other.person (name text)");

    assertTrue(refusal(other).contains("is a database of something else"));
    assertEquals(
        "1",
        PostgresServer.text(
            "select count(*) from information_schema.tables where table_schema = 'other'"));
  }

  @Test
  void saysWhatIsWrongWithTheAddress() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    StoreServer dead =
        new StoreServer(
            new StoreUrl("127.0.0.1:" + nobody, "x", Map.of()),
            Optional.of("anna"),
            Optional.empty(),
            Optional.empty());

    assertRefused("cannot be reached", "see that the server runs", dead);
    assertRefused(
        "is not there", "create database", PostgresServer.as("postgres", "absent", Map.of()));
    assertRefused(
        "has no schema that the user may use",
        "create schema runner",
        PostgresServer.as("postgres", "postgres", Map.of("currentSchema", "absent")));
  }

  @Test
  void saysThatAPasswordIsWrongWithoutTellingIt() {
    StoreServer anna = PostgresServer.as("anna", PostgresServer.GUARDED, Map.of());
    String message =
        assertRefused(
            "does not let user 'anna' in",
            "RUNNER__STORE__PASSWORD",
            PostgresServer.withPassword(anna, "wrong-canary"));
    assertFalse(message.contains("canary"), message);
    assertRefused("does not let user 'anna' in", "store.password", anna);
    PostgresStore.open(PostgresServer.withPassword(anna, "right"), Optional.empty()).close();
  }

  @Test
  void readsThePasswordFromAFile() throws IOException {
    StoreServer anna = PostgresServer.as("anna", PostgresServer.GUARDED, Map.of());
    Path file = folder.resolve("password");
    StoreServer from =
        new StoreServer(anna.url(), anna.user(), Optional.empty(), Optional.of(file));
    assertRefused("has no password", "store.password-file", from);

    Files.writeString(file, "right\n");
    PostgresStore.open(from, Optional.empty()).close();
  }

  @Test
  void saysThatAUserHasTooFewRights() throws SQLException {
    PostgresServer.schema("closed");
    PostgresServer.execute("postgres", "grant usage on schema closed to anna");

    assertRefused(
        "gives user 'anna' too few rights",
        "grant create",
        PostgresServer.as("anna", "postgres", Map.of("currentSchema", "closed")));
  }

  @Test
  void failsWhileTheServerIsAwayAndTakesTheJournalAgainAfterwards() throws SQLException {
    Journal journal = mixed(NOON);
    store.append(journal.run(), journal.events().subList(0, 5));
    PostgresServer.execute(
        "postgres",
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'runner'");

    StoreException gone = assertThrows(StoreException.class, () -> journal.storeIn(store));
    assertTrue(gone.getMessage().contains("cannot be reached"), gone::getMessage);
    store.close();
    store = open();
    journal.storeIn(store);
    assertEquals(8, store.find(journal.run()).orElseThrow().summary().counts().planned());
  }

  private static String assertRefused(String problem, String remedy, StoreServer server) {
    String message = refusal(server);
    assertTrue(message.contains(problem) && message.contains(remedy), message);
    return message;
  }

  private static String refusal(StoreServer server) {
    return assertThrows(
            StoreException.class, () -> PostgresStore.open(server, Optional.empty()).close())
        .getMessage();
  }
}
