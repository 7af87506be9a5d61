package dev.runner.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What befalls a SQLite file: locks, power failures, damage. {@code -Dpower.failures=N} and {@code
 * -Dbit.flips=N} say how often, {@code -Dseed=N} where they begin.
 */
@Timeout(600)
final class SqliteFaultsTests extends StoreFixture {

  private static final long SEED = Long.getLong("seed", 1);

  /** What SQLite's log begins with before its first page. */
  private static final int LOG_HEADER = 32;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  @Override
  void openStore() {
    file = folder.resolve("results.db");
    super.openStore();
  }

  @Override
  ResultStore open() {
    return open(file);
  }

  private static ResultStore open(Path file) {
    Path library = Path.of(System.getProperty("java.io.tmpdir")).resolve("runner-store-tests");
    return SqliteStore.open(file, library);
  }

  @Test
  void namesTheProcessThatHoldsTheLockForTooLong() throws Exception {
    Journal journal = mixed(NOON);
    try (ResultStore impatient = SqlStore.open(new SqliteDatabase(file, 1), Schema.newest());
        StoreLocker locker = StoreLocker.hold(file)) {
      StoreException refused = assertThrows(StoreException.class, () -> journal.storeIn(impatient));
      String message = refused.getMessage();
      assertTrue(message.contains(" for more than 1 s "), message);
      assertTrue(message.contains("end the process that holds it"), message);
      if (OS.current() == OS.LINUX) {
        assertTrue(message.contains("is locked by process " + locker.pid() + " ("), message);
        assertTrue(message.contains(" since 20"), message);
      }
      locker.end();
      journal.storeIn(impatient);
    }
    assertEquals(8, store.find(journal.run()).orElseThrow().summary().counts().planned());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void doesNotCallARunStoredWhoseFileIsGone() throws IOException {
    RunId run = stored(NOON);
    Path moved = folder.resolve("moved.db");
    Files.move(file, moved);

    StoreException gone =
        assertThrows(StoreException.class, () -> store.complete(run, Outcome.PASSED, 0));

    assertTrue(gone.getMessage().contains("was moved or deleted while it was open"));
    Files.writeString(file, "");
    assertThrows(StoreException.class, () -> store.complete(run, Outcome.PASSED, 0));
  }

  @Test
  void givesThePlaceOfDeletedRunsBack() {
    Journal many = new Journal(NOON.plusSeconds(5));
    for (int i = 0; i < 5_000; i++) {
      many.took(many.plan(Journal.test("sample", "a.A", "m" + i)), 5);
    }
    RunId kept = stored(NOON);
    store.compact();
    long before = store.size();
    many.storeIn(store);
    store.compact();
    assertTrue(store.size() > 2 * before);

    store.delete(List.of(many.run()));
    store.compact();

    assertEquals(before, store.size(), 4 * 4096);
    assertEquals(kept, store.resolve("last"));
  }

  /**
   * After a power failure the log may hold anything behind what was synced. Nothing that is not
   * synced by then counts as stored.
   */
  @Test
  void aRunThatCountsAsStoredSurvivesPowerFailures() throws IOException {
    Journal counts = mixed(NOON);
    counts.storeIn(store);
    store.complete(counts.run(), Outcome.FAILED, 1);
    String everything = everything(counts.run());
    Path log = folder.resolve("results.db-wal");
    int synced = (int) Files.size(log);
    Journal later = mixed(NOON.plusSeconds(60));
    for (int i = 0; i < later.events().size(); i += 10) {
      int end = Math.min(i + 10, later.events().size());
      store.append(later.run(), later.events().subList(i, end));
    }
    byte[] database = Files.readAllBytes(file);
    byte[] after = Files.readAllBytes(log);
    for (int i = 0; i < Integer.getInteger("power.failures", 20); i++) {
      Path image = Files.createDirectory(folder.resolve("image-" + i)).resolve("results.db");
      Files.write(image, database);
      byte[] left = lost(after, synced, new Random(SEED + i));
      Files.write(image.resolveSibling("results.db-wal"), left);
      try (ResultStore survivor = open(image)) {
        assertEquals(everything, everything(survivor, counts.run()), "image " + i);
        later.storeIn(survivor);
        survivor.complete(later.run(), Outcome.FAILED, 1);
        assertEquals(2, survivor.runs(9).size());
        assertEquals(
            store.find(counts.run()).orElseThrow().summary().counts(),
            survivor.find(later.run()).orElseThrow().summary().counts());
      }
    }
  }

  /** Returns a log of which what was not synced is cut, zeroed, left out or garbled. */
  private static byte[] lost(byte[] log, int synced, Random random) {
    int length = synced + random.nextInt(log.length - synced + 1);
    byte[] left = Arrays.copyOf(log, length);
    int sector = 512;
    for (int at = synced; at < length; at += sector) {
      int end = Math.min(at + sector, length);
      switch (random.nextInt(6)) {
        case 0 -> Arrays.fill(left, at, end, (byte) 0);
        case 1 -> {
          byte[] garbage = new byte[end - at];
          random.nextBytes(garbage);
          System.arraycopy(garbage, 0, left, at, garbage.length);
        }
        default -> {
          // reached the disk
        }
      }
    }
    assertTrue(synced > LOG_HEADER, "nothing was synced");
    return left;
  }

  @Test
  void damageIsRefusedOrNotNoticedButNeverCrashes() throws IOException {
    mixed(NOON).storeIn(store);
    mixed(NOON.plusSeconds(5)).storeIn(store);
    store.close();
    byte[] whole = Files.readAllBytes(file);
    List<String> problems = new ArrayList<>();
    int refused = 0;
    int flips = Integer.getInteger("bit.flips", 30);
    for (int i = 0; i < flips; i++) {
      Path damaged = Files.createDirectory(folder.resolve("flip-" + i)).resolve("results.db");
      Files.write(damaged, damaged(whole, new Random(SEED + i)));
      try {
        use(damaged);
      } catch (StoreException e) {
        refused++;
        assertTrue(e.getMessage().startsWith("Results store '" + damaged + "' "), e::getMessage);
      } catch (RuntimeException | Error e) {
        problems.add("flip %d: %s".formatted(SEED + i, e));
      }
    }
    assertEquals(List.of(), problems);
    assertTrue(refused > 0 && refused < flips, refused + " of " + flips + " refused");
    openStore();
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    if (random.nextInt(4) == 0) {
      int from = random.nextInt(bytes.length - 512);
      Arrays.fill(bytes, from, from + 512, (byte) random.nextInt(256));
    }
    return bytes;
  }

  private static void use(Path damaged) {
    try (ResultStore some = open(damaged)) {
      for (RunSummary run : some.runs(9)) {
        everything(some, run.run());
      }
      Journal journal = mixed(NOON.plusSeconds(9));
      journal.storeIn(some);
      some.complete(journal.run(), Outcome.FAILED, 1);
      some.delete(some.runs(9).stream().map(RunSummary::run).toList());
      some.compact();
    }
  }
}
