package dev.runner.core.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShardProofTests {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final PluginId SHOP = new PluginId("shop");

  private static ShardRun run(Shard shard, String version, long millis, boolean finished) {
    List<ShardWork> work = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Optional<Duration> time =
          i == 6 && millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
      work.add(new ShardWork(SHOP, "a.C" + i, 1 + i, time));
    }
    ShardDivision division = new ShardDivision(work);
    ShardManifest manifest =
        new ShardManifest(
            shard,
            List.of(new ShardPlugin(SHOP, version, "ab" + version)),
            "s",
            "t",
            true,
            division.basis(),
            division.over(shard.of()));
    return new ShardRun(RunId.create(NOW), "runner run", Optional.of(manifest), finished);
  }

  private static ShardRun run(int number, int of) {
    return run(new Shard(number, of), "1.0.0", 0, true);
  }

  private static List<String> codes(List<ShardRun> runs) {
    return new ShardProof(runs)
        .issues().stream().map(issue -> issue.severity() + " " + issue.code()).toList();
  }

  @Test
  void allShardsOfASuiteProveIt() {
    for (int of = 1; of <= 9; of++) {
      List<ShardRun> runs = new ArrayList<>();
      for (int number = of; number >= 1; number--) {
        runs.add(run(number, of));
      }
      assertEquals(List.of(), codes(runs));
      assertTrue(new ShardProof(runs).areDisjoint());
    }
  }

  @Test
  void namesMissingShardsAndTheirClasses() {
    List<Issue> issues = new ShardProof(List.of(run(2, 3))).issues();
    assertEquals(List.of("1/3", "3/3"), issues.stream().map(Issue::subject).toList());
    assertTrue(issues.get(0).message().contains("shop:a.C6"), issues.get(0).message());
    assertTrue(issues.stream().allMatch(Issue::isError));
  }

  @Test
  void anEmptyShardThatIsMissingIsNoError() {
    List<ShardRun> runs = new ArrayList<>();
    for (int number = 1; number <= 7; number++) {
      runs.add(run(number, 8));
    }
    assertEquals(List.of("WARNING merge.missing-shard"), codes(runs));
  }

  @Test
  void aShardOfOtherPluginsDoesNotCount() {
    ShardRun other = run(new Shard(3, 3), "1.0.1", 0, true);
    assertEquals(
        List.of("ERROR merge.other-suite", "ERROR merge.missing-shard"),
        codes(List.of(other, run(1, 3), run(2, 3))));
  }

  @Test
  void differentDivisionsAreProvenByTheirClasses() {
    List<ShardRun> whole = List.of(run(1, 2), run(2, 2), run(1, 3));
    assertEquals(List.of("WARNING merge.class-in-two-shards"), codes(whole));
    assertFalse(new ShardProof(whole).areDisjoint());
    ShardRun byTimes = run(new Shard(2, 2), "1.0.0", 1, true);
    List<String> codes = codes(List.of(run(1, 2), byTimes));
    assertTrue(codes.contains("ERROR merge.class-in-no-shard"), codes::toString);
  }

  @Test
  void aShardThatRanAgainIsDone() {
    ShardRun killed = run(new Shard(1, 2), "1.0.0", 0, false);
    List<ShardRun> runs = List.of(killed, run(2, 2));
    assertEquals(List.of("ERROR merge.unfinished-run"), codes(runs));
    List<ShardRun> again = List.of(killed, run(2, 2), run(1, 2));
    assertEquals(List.of(), codes(again));
    assertFalse(new ShardProof(again).areDisjoint());
  }

  @Test
  void runsThatAreNoShardsMustBeFinished() {
    ShardRun done = new ShardRun(RunId.create(NOW), "", Optional.empty(), true);
    ShardRun open = new ShardRun(RunId.create(NOW), "", Optional.empty(), false);
    assertEquals(List.of(), codes(List.of(done, done)));
    assertEquals(List.of("ERROR merge.unfinished-run"), codes(List.of(done, open)));
    assertFalse(new ShardProof(List.of(done)).areDisjoint());
  }
}
