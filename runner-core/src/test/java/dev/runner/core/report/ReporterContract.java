package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every format holds to, as parsers read it that are not ours. */
abstract class ReporterContract {

  private static final int UNITS = 256;

  @TempDir Path folder;

  private ResultStore store;

  @BeforeEach
  void openStore() {
    Path library = Path.of(System.getProperty("java.io.tmpdir")).resolve("runner-store-tests");
    store = SqliteStore.open(folder.resolve("results.db"), library);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  abstract Reporter reporter();

  /** Reads a report with a parser that is not ours, which refuses what is not well formed. */
  abstract List<ReadTest> read(Path report) throws Exception;

  /** Returns the statuses of the tests passed, failed, crashed, skipped, aborted and planned. */
  abstract Map<String, String> statuses();

  /** Returns the statuses of the tests known, unstable, quarantined, fixed and flaky. */
  abstract Map<String, String> marked();

  /** Returns how many things there are for a class that failed beside its tests: 1 or 0. */
  int faults() {
    return 1;
  }

  /** Returns what is read of the name of a test. */
  String name(String stored) {
    return shown(stored);
  }

  /** Returns what is read of a message, and of the stack trace if there is one place for both. */
  String message(String message, String detail) {
    return shown(message);
  }

  /** Returns a text as the format can hold it. */
  String shown(String stored) {
    return stored;
  }

  /** Returns the part of a name that a test has of its own. */
  String plain(String name) {
    return name;
  }

  @Test
  void tellsEveryOutcome() throws Exception {
    Journal journal = ReportedRuns.everyOutcome();

    assertEquals(new TreeMap<>(statuses()), readStatuses(write(journal)));
  }

  @Test
  void tellsMarks() throws Exception {
    Journal journal = MarkedRuns.marked();

    Map<String, String> read = readStatuses(write(journal));

    Map<String, String> tests = new TreeMap<>(read);
    tests.keySet().removeIf(name -> name.contains("(class"));
    assertEquals(new TreeMap<>(marked()), tests);
    assertEquals(faults(), read.size() - tests.size(), read::toString);
  }

  @Test
  void keepsEveryCodeUnit() throws Exception {
    Journal journal = new Journal(ReportedRuns.NOON);
    List<ReadTest> expected = new ArrayList<>();
    for (int first = 0; first <= Character.MAX_VALUE; first += UNITS) {
      String units = units(first);
      String detail = "at " + units;
      int test = journal.plan(Journal.test("sample", "a.A", "n" + units));
      journal.attempt(test, 1, Verdict.failed("m" + units, detail));
      journal.output(test, 1, OutputStreamKind.STDOUT, "o" + units);
      String written = new String(units.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      expected.add(
          new ReadTest(
              name(stored("n" + units)),
              "",
              message(stored("m" + units), stored(detail)),
              Optional.of(shown("o" + written))));
    }

    List<ReadTest> read = read(write(journal));

    assertEquals(expected.size(), read.size());
    for (int i = 0; i < read.size(); i++) {
      assertEquals(expected.get(i).name(), plain(read.get(i).name()));
      assertEquals(expected.get(i).message(), read.get(i).message());
      if (read.get(i).out().isPresent()) {
        assertEquals(expected.get(i).out(), read.get(i).out());
      }
    }
  }

  @Test
  void writesTheSameTwice() throws Exception {
    Journal journal = MarkedRuns.marked();
    List<ReadTest> first = read(write(journal));

    assertEquals(first, read(write(journal)));
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Journal journal = ReportedRuns.everyOutcome();
    journal.storeIn(store);
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path target = file.resolve("report");

    ReportException refused =
        assertThrows(ReportException.class, () -> reporter().write(source(journal), target));

    assertTrue(refused.getMessage().contains("report"), refused.getMessage());
    assertEquals("old", Files.readString(file));
  }

  @Test
  void tellsThatADiskIsFull() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "There is no /dev/full");
    Journal journal = ReportedRuns.everyOutcome();
    int more = journal.plan(Journal.test("sample", "a.A", "more"));
    journal.attempt(more, 1, Verdict.failed("m".repeat(300_000), "at A.a"));
    journal.storeIn(store);

    ReportException refused =
        assertThrows(ReportException.class, () -> reporter().write(source(journal), full));

    assertTrue(refused.getMessage().contains("/dev/full"), refused.getMessage());
    assertFalse(refused.getMessage().contains("Jackson"), refused.getMessage());
  }

  @Test
  void leavesNoDraftBehind() throws IOException {
    Path report = write(ReportedRuns.everyOutcome());

    try (Stream<Path> files = Files.walk(report.getParent())) {
      assertFalse(files.anyMatch(file -> file.toString().endsWith(".tmp")));
    }
  }

  /** Writes a run and returns where. */
  Path write(Journal journal) {
    journal.storeIn(store);
    Path target = folder.resolve("reports").resolve("report");
    reporter().write(source(journal), target);
    return target;
  }

  private ReportSource source(Journal journal) {
    return new ReportSource(store, journal.run(), new RunFiles(folder), "here");
  }

  private Map<String, String> readStatuses(Path report) throws Exception {
    Map<String, String> statuses = new TreeMap<>();
    for (ReadTest test : read(report)) {
      assertFalse(statuses.containsKey(plain(test.name())), test.name());
      statuses.put(plain(test.name()), test.status());
    }
    return statuses;
  }

  /** Returns code units one by one, so that no two surrogates make a pair. */
  private static String units(int first) {
    StringBuilder units = new StringBuilder().append(first).append(' ');
    for (int unit = first; unit < first + UNITS; unit++) {
      units.append((char) unit).append(' ');
    }
    return units.append('.').toString();
  }

  /** Returns a text as stores keep it. */
  private static String stored(String text) {
    StringBuilder stored = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean keeps = c != 0 && !Character.isSurrogate(c);
      stored.append(keeps ? Character.toString(c) : "\\u%04X".formatted((int) c));
    }
    return stored.toString();
  }
}
