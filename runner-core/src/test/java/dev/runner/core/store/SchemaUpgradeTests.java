package dev.runner.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.config.StoreServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stores of every schema there has been, and processes that are killed while they migrate one.
 * {@code -Dmigration.kills=N} says how many.
 */
@Timeout(600)
final class SchemaUpgradeTests {

  /** A run as the first schema had it: later ones only added columns and tables. */
  private static final String[] RUN = {
    "insert into run (number, id, state, started_at, command, request)"
        + " values (1, '0193a8e4-5c00-7000-8000-000000000001', 'FINISHED', 5, 'r', '{}')",
    "insert into test (id, identity, hash, content, test_key, plugin, unique_id, printed_id,"
        + " class_name, name, display_name, uuid, tags)"
        + " values (1, 1, 7, 7, 'k', 'sample', '[u]', 'sample:a.A.one', 'a.A', 'one', 'one()',"
        + " null, '')",
  };

  private static final int WITH_EXPORTS = 8;

  private static final String EXPORT =
      "insert into export (number, run, target, plugin, state, tries, started_at, expected, reason)"
          + " values (3, 1, 'board:x', 'board', 'PARTIAL', 2, 5, 1, 'away')";

  @TempDir private Path folder;

  static IntStream versions() {
    return IntStream.range(1, Schema.newest().version());
  }

  /** Returns what a store of a version holds. */
  static List<String> rows(int version) {
    return version < WITH_EXPORTS
        ? List.of(RUN)
        : Stream.concat(Stream.of(RUN), Stream.of(EXPORT)).toList();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyOldFileIsBroughtUpToDate(int version) throws SQLException {
    Path file = folder.resolve("old.db");
    SqliteDatabase database = new SqliteDatabase(file);
    SqlStore.open(database, Schema.newest().upTo(version)).close();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String insert : rows(version)) {
        statement.executeUpdate(insert);
      }
    }
    try (ResultStore migrated = SqlStore.open(database, Schema.newest())) {
      assertIsUsable(migrated, version);
    }
    assertTrue(Files.exists(folder.resolve("old.db.v" + version + ".backup")));
  }

  @Test
  void aKilledMigrationIsCompletedByTheNextOne() throws Exception {
    Path old = folder.resolve("old.db");
    Journal journal = new Journal(StoreFixture.NOON);
    for (int i = 0; i < 4_000; i++) {
      journal.plan(Journal.test("sample", "a.A", "m" + i));
    }
    try (ResultStore store = SqlStore.open(new SqliteDatabase(old), Schema.newest())) {
      journal.storeIn(store);
    }
    for (int i = 0; i < Integer.getInteger("migration.kills", 3); i++) {
      Path file = Files.copy(old, Files.createDirectory(folder.resolve("" + i)).resolve("s.db"));
      Process migrating = StoreMigrator.start(file);
      migrating.waitFor(new Random(i).nextInt(800), TimeUnit.MILLISECONDS);
      migrating.destroyForcibly().waitFor();

      SqliteDatabase database = new SqliteDatabase(file);
      try (ResultStore store = SqlStore.open(database, StoreMigrator.FUTURE)) {
        assertEquals(
            4_000, store.find(journal.run()).orElseThrow().summary().counts().planned(), "" + i);
      }
      assertFalse(Files.exists(file.resolveSibling("s.db.backup.tmp")));
      Path backup = file.resolveSibling("s.db.v" + Schema.newest().version() + ".backup");
      try (ResultStore kept = SqlStore.open(new SqliteDatabase(backup), Schema.newest())) {
        assertEquals(4_000, kept.find(journal.run()).orElseThrow().summary().counts().notRun());
      }
    }
  }

  private static void assertIsUsable(ResultStore migrated, int version) {
    List<StoredExport> exports = migrated.exports().exports(Optional.empty(), 9);
    assertEquals(version < WITH_EXPORTS ? 0 : 1, exports.size());
    for (StoredExport export : exports) {
      assertEquals(ExportSubject.of(migrated.runs(9).get(0).run()), export.subject());
      assertEquals(
          "3 board:x away", export.number() + " " + export.target() + " " + export.reason());
    }
    assertEquals(1, migrated.runs(9).size());
    assertTrue(migrated.find(migrated.runs(9).get(0).run()).orElseThrow().origin().isEmpty());
    Journal journal = StoreFixture.mixed(StoreFixture.NOON);
    journal.storeIn(migrated);
    assertEquals(8, migrated.find(journal.run()).orElseThrow().summary().counts().planned());
    migrated.delete(List.of(migrated.runs(9).get(1).run()));
    assertEquals(1, migrated.runs(9).size());
  }

  @Nested
  @ExtendWith(PostgresServer.class)
  final class OnAServer {

    static IntStream versions() {
      return SchemaUpgradeTests.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyOldSchemaIsBroughtUpToDate(int version) throws SQLException {
      StoreServer old = PostgresServer.schema("v" + version);
      PostgresStore.open(old, Optional.empty(), Schema.newest().upTo(version)).close();
      for (String insert : rows(version)) {
        PostgresServer.execute(
            "postgres", insert.replace("insert into ", "insert into v" + version + "."));
      }
      try (ResultStore migrated = PostgresStore.open(old, Optional.empty())) {
        assertIsUsable(migrated, version);
      }
    }
  }
}
