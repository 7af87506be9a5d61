package dev.runner.core.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardDivisionTests {

  private static final int MOST_SHARDS = 50;

  /** Heavy-tailed times, some of them unknown; now and then a plugin that is one piece. */
  private static List<ShardWork> suite(long seed, boolean history) {
    Random random = new Random(seed);
    List<ShardWork> work = new ArrayList<>();
    int plugins = random.nextInt(6);
    for (int plugin = 0; plugin < plugins; plugin++) {
      PluginId id = new PluginId("p" + plugin);
      int classes = random.nextInt(5) == 0 ? 0 : random.nextInt(80);
      for (int number = 0; number < Math.max(1, classes); number++) {
        boolean known = history && random.nextInt(10) > 0;
        long millis = (long) Math.pow(10, random.nextDouble() * 5);
        Optional<Duration> time = known ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
        String name = classes == 0 ? "" : "a.Class" + number;
        work.add(new ShardWork(id, name, 1 + random.nextInt(30), time));
      }
    }
    return work;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyClassIsInExactlyOneShard(boolean history) {
    for (long seed = 0; seed < 40; seed++) {
      List<ShardWork> work = suite(seed, history);
      for (int shards = 1; shards <= MOST_SHARDS; shards++) {
        List<ShardPiece> pieces = new ShardDivision(work).over(shards);
        int last = shards;
        assertTrue(pieces.stream().allMatch(p -> p.shard() >= 1 && p.shard() <= last));
        assertEquals(
            work.stream().map(ShardWork::name).sorted().toList(),
            pieces.stream().map(ShardPiece::name).sorted().toList());
      }
    }
  }

  @Test
  void theOrderOfTheClassesDoesNotCount() {
    for (long seed = 0; seed < 20; seed++) {
      List<ShardWork> work = suite(seed, true);
      List<ShardWork> other = new ArrayList<>(work);
      Collections.shuffle(other, new Random(seed));
      assertEquals(new ShardDivision(work).over(7), new ShardDivision(other).over(7));
      assertEquals(new ShardDivision(work).basis(), new ShardDivision(other).basis());
    }
  }

  /** No division is shorter than the longest class, nor than an equal share. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noShardTakesMuchLongerThanItMust(boolean history) {
    for (long seed = 0; seed < 40; seed++) {
      List<ShardWork> work =
          suite(seed, history).stream()
              .filter(one -> one.expected().isPresent() || !history)
              .toList();
      Map<String, Long> weights = new HashMap<>();
      for (ShardWork one : work) {
        weights.put(one.name(), one.expected().map(Duration::toMillis).orElse((long) one.tests()));
      }
      long longest = weights.values().stream().mapToLong(Long::longValue).max().orElse(0);
      long sum = weights.values().stream().mapToLong(Long::longValue).sum();
      for (int shards = 1; shards <= MOST_SHARDS; shards++) {
        Map<Integer, Long> loads = new TreeMap<>();
        for (ShardPiece piece : new ShardDivision(work).over(shards)) {
          loads.merge(piece.shard(), weights.get(piece.name()), Long::sum);
        }
        long most = loads.values().stream().mapToLong(Long::longValue).max().orElse(0);
        assertTrue(
            most <= Math.max(longest, 4 * sum / 3 / shards + longest / 3 + 1),
            "seed %d, %d shards: %d of %d".formatted(seed, shards, most, sum));
      }
    }
  }

  @Test
  void withoutTimesTheNumbersOfTestsAreEqual() {
    List<ShardWork> work = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      work.add(new ShardWork(new PluginId("shop"), "a.C" + i, 3, Optional.empty()));
    }
    ShardDivision division = new ShardDivision(work);
    for (int shard = 1; shard <= 8; shard++) {
      int number = shard;
      long classes = division.over(8).stream().filter(p -> p.shard() == number).count();
      assertTrue(classes == 12 || classes == 13, () -> number + " has " + classes);
    }
    assertEquals(ShardDivision.BY_TESTS, division.basis());
  }

  @Test
  void theBasisTellsOtherTimes() {
    PluginId shop = new PluginId("shop");
    ShardWork unknown = new ShardWork(shop, "a.B", 1, Optional.empty());
    String one =
        new ShardDivision(
                List.of(new ShardWork(shop, "a.A", 1, Optional.of(Duration.ofMillis(5))), unknown))
            .basis();
    String other =
        new ShardDivision(
                List.of(new ShardWork(shop, "a.A", 1, Optional.of(Duration.ofMillis(6))), unknown))
            .basis();
    assertTrue(one.startsWith("times:"), one);
    assertNotEquals(one, other);
  }
}
