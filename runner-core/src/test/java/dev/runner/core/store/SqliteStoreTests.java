package dev.runner.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.RunId;
import dev.runner.core.result.TestDescription;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class SqliteStoreTests extends ResultStoreContract {

  private static final String V1 = "schema/V1__runs_and_results.sql";
  private static final int NOW = Schema.newest().version();
  private static final Schema NEXT = Schema.newest().and("V13__adds_a_note.sql");

  @TempDir Path folder;

  @Override
  ResultStore open() {
    return SqliteStore.open(file(), library());
  }

  @Test
  void opensAFileWhateverItsPathHolds() {
    Path odd = folder.resolve("a b").resolve("what?%20&#ä").resolve("it's.db");

    try (ResultStore store = SqliteStore.open(odd, library())) {
      new Journal(NOON).storeIn(store);
    }

    assertTrue(Files.isRegularFile(odd));
  }

  @Test
  void severalProcessesStoreRunsAtOnceInAStoreThatNoneOfThemFound() throws Exception {
    Path shared = folder.resolve("shared").resolve("results.db");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(StoreProcess.start(shared, folder.resolve("empty"), 8));
    }
    for (Process process : processes) {
      assertEquals(8, StoreProcess.linesOf(process).lines().count());
      assertEquals(0, process.waitFor());
    }

    try (ResultStore store = SqliteStore.open(shared, library())) {
      assertEquals(
          List.of(4_000, 4_000, 4_000),
          store.runs(9).stream().map(run -> run.counts().notRun()).toList());
    }
    assertEquals(4_000, count(shared, "select count(*) from test"));
    assertEquals("wal", text(shared, "pragma journal_mode"));
  }

  @Test
  void aKilledProcessLeavesWholeBatches() throws Exception {
    Process process = StoreProcess.start(file(), library(), Integer.MAX_VALUE / 500);
    int acknowledged = 0;
    try (BufferedReader lines = StoreProcess.linesOf(process)) {
      while (acknowledged < 6 * StoreProcess.BATCH) {
        acknowledged = Integer.parseInt(lines.readLine());
      }
      // Through the handle, which leaves the pipe open: what was printed can still be read.
      process.toHandle().destroyForcibly();
      process.waitFor();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = Integer.parseInt(line);
      }
    } finally {
      process.destroyForcibly();
    }

    try (ResultStore store = open()) {
      int stored = store.runs(1).get(0).counts().notRun();
      assertTrue(stored >= acknowledged, stored + " of " + acknowledged);
      assertEquals(0, stored % StoreProcess.BATCH);
    }
  }

  @Test
  void migratesAnOlderSchemaAfterABackup() throws SQLException {
    Journal journal = new Journal(NOON);
    try (ResultStore old = open()) {
      journal.storeIn(old);
    }

    try (ResultStore migrated = SqliteStore.open(file(), library(), NEXT)) {
      assertTrue(migrated.find(journal.run()).isPresent());
    }
    assertEquals("none", text(file(), "select note from run"));
    assertEquals(NOW + 1, count(file(), "select max(version) from schema_version"));
    Path backup = folder.resolve("results.db.v" + NOW + ".backup");
    assertEquals(NOW, count(backup, "select max(version) from schema_version"));
    try (ResultStore restored = SqliteStore.open(backup, library())) {
      assertTrue(restored.find(journal.run()).isPresent());
    }
  }

  @Test
  void aMigrationThatFailsLeavesTheOldSchema() throws SQLException {
    open().close();
    Schema broken = Schema.newest().and(V1);

    assertThrows(StoreException.class, () -> SqliteStore.open(file(), library(), broken));

    assertEquals(NOW, count(file(), "select max(version) from schema_version"));
    open().close();
  }

  @Test
  void bringsAStoreOfTheFirstSchemaUpToDateWithItsRuns() throws SQLException {
    Path old = folder.resolve("old.db");
    // Only the schema: this version's statements ask for tables that the first one lacks.
    SqliteStore.open(old, library(), new Schema(List.of(V1))).close();
    execute(
        old,
        "insert into run (number, id, state, started_at, command, request)"
            + " values (1, '0193a8e4-5c00-7000-8000-000000000001', 'FINISHED', 5, 'runner run', '{}')");
    execute(
        old,
        "insert into test values (1, 1, 7, 7, 'k', 'sample', '[u]', 'sample:a.A.one', 'a.A', 'one',"
            + " 'one()', null, '')");
    execute(
        old,
        "insert into attempt values (1, 1, 1, 1, 1, 'sample', 1, 0, 'PASSED', null, 5, 9, 1, '', '')");
    execute(old, "insert into output values (1, 1, 1, 1, 1, 0, 2, x'6869')");

    try (ResultStore migrated = SqliteStore.open(old, library())) {
      RunId run = migrated.resolve("last");
      assertEquals(1, migrated.find(run).orElseThrow().summary().counts().passed());
      assertEquals(
          Optional.of(new CapturedText("hi", 2)),
          migrated.output(run, 1, 1, OutputStreamKind.STDOUT));
      assertEquals(List.of(), migrated.scopes(run));
      assertEquals(List.of(), migrated.files(run, new AttemptId(1, 1)));
      mixed(NOON).storeIn(migrated);
    }
    assertTrue(Files.exists(folder.resolve("old.db.v1.backup")));
  }

  @Test
  void refusesANewerSchema() {
    SqliteStore.open(folder.resolve("new.db"), library(), NEXT).close();

    StoreException refused =
        assertThrows(
            StoreException.class, () -> SqliteStore.open(folder.resolve("new.db"), library()));

    assertEquals(
        "Results store '%s' has schema %d, and this Runner knows schemas up to %d; "
                .formatted(folder.resolve("new.db"), NOW + 1, NOW)
            + "use the newer Runner that wrote it, or name another file",
        refused.getMessage());
  }

  @Test
  void refusesTheDatabaseOfSomethingElse() throws SQLException {
    Path other = folder.resolve("other.db");
    execute(other, "create table person (name text)");

    StoreException refused =
        assertThrows(StoreException.class, () -> SqliteStore.open(other, library()));

    assertTrue(refused.getMessage().contains("is a database of something else; name another file"));
    assertEquals(1, count(other, "select count(*) from sqlite_master"));
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a database".repeat(100));

    StoreException refused =
        assertThrows(StoreException.class, () -> SqliteStore.open(text, library()));

    assertTrue(
        refused.getMessage().startsWith("Results store '" + text + "' is no SQLite database"),
        refused.getMessage());
    assertEquals("not a database".repeat(100), Files.readString(text));
  }

  @Test
  void refusesAFolderThatCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "").resolve("results.db");

    StoreException refused =
        assertThrows(StoreException.class, () -> SqliteStore.open(file, library()));

    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
  }

  @Test
  void keepsTwoTestsApartWhoseKeysHaveOneHash() throws SQLException {
    TestDescription one = Journal.test("sample", "a.A", "one");
    TestDescription two = Journal.test("sample", "a.A", "two");
    Journal journal = new Journal(NOON);
    journal.plan(one);
    try (ResultStore store = open()) {
      journal.storeIn(store);
      execute(file(), "update test set hash = " + TestRow.of(two).hash());
      journal.plan(two);
      store.append(journal.run(), journal.events().subList(2, 3));
      assertEquals(List.of(one, two), descriptions(store, journal.run()));
    }
    assertEquals(2, count(file(), "select count(distinct identity) from test"));
  }

  @Test
  void unchangedTestsAreDescribedOnceForAllRuns() throws SQLException {
    try (ResultStore store = open()) {
      mixed(NOON).storeIn(store);
      mixed(NOON.plusSeconds(1)).storeIn(store);
      Journal tagged = new Journal(NOON.plusSeconds(2));
      tagged.plan(Journal.described("sample", "a.A", "passed", Optional.empty(), List.of("smoke")));
      tagged.storeIn(store);
    }

    assertEquals(9, count(file(), "select count(*) from test"));
    assertEquals(8, count(file(), "select count(distinct identity) from test"));
  }

  @Test
  void unpacksTheNativeLibraryOnceAndOutlivesADamagedOne() throws Exception {
    Path fresh = folder.resolve("fresh");
    assertEquals(0, StoreProcess.start(file(), fresh, 1).waitFor());
    Path unpacked = onlyFile(fresh);
    Files.writeString(unpacked, "damaged");

    assertEquals(0, StoreProcess.start(file(), fresh, 1).waitFor());

    assertEquals("damaged", Files.readString(onlyFile(fresh)));
    assertFalse(unpacked.toString().endsWith(".tmp"));
  }

  private Path file() {
    return folder.resolve("results.db");
  }

  private Path library() {
    return Path.of(System.getProperty("java.io.tmpdir")).resolve("runner-store-tests");
  }

  private static List<TestDescription> descriptions(ResultStore store, RunId run) {
    List<TestDescription> descriptions = new ArrayList<>();
    store.tests(run, test -> descriptions.add(test.description()));
    return descriptions;
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).toList();
      assertEquals(1, found.size(), found::toString);
      return found.get(0);
    }
  }

  private static int count(Path file, String query) throws SQLException {
    return Integer.parseInt(text(file, query));
  }

  private static String text(Path file, String query) throws SQLException {
    try (Connection connection = connection(file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.getString(1);
    }
  }

  private static void execute(Path file, String command) throws SQLException {
    try (Connection connection = connection(file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(command);
    }
  }

  private static Connection connection(Path file) {
    return new SqliteDatabase(file).connect();
  }
}
