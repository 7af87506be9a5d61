package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.Machines;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.ShopAndBank;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that become one, of several machines. */
final class RunsMergeIT {

  @TempDir private Path folder;
  private Machines machines;

  @BeforeEach
  void install() throws IOException {
    machines = new Machines(folder, ShopAndBank.writeTo(folder));
  }

  @Test
  void allShardsTogetherAreTheWholeSuite() throws Exception {
    Finished whole = machines.machine(1).run("run", "--format", "json");
    assertEquals(CountsView.of(13, 1, 0, 0, 0), whole.run().counts());
    List<String> tests = TestWorkspace.printedIds(machines.machine(1).last().tests().stream());
    List<Path> runs = machines.shards();

    Finished merged = machines.merge(runs, "--report", "junit-xml=" + folder.resolve("xml"));

    assertEquals(1, merged.exit(), merged::toString);
    assertEquals(whole.run().counts(), merged.run().counts());
    assertEquals(List.of(), merged.run().issueCodes("WARNING"));
    RunView stored = machines.merging().last();
    assertEquals(tests, TestWorkspace.printedIds(stored.tests().stream()));
    assertEquals("FAILED", stored.outcome());
    assertEquals(4, stored.counts("bank").passed());
    assertEquals(3, stored.json().required("mergedFrom").size());
    assertEquals(
        3, stored.json().at("/mergedFrom/0/shard/of").asInt(), () -> stored.json().toString());
    assertTrue(Files.exists(folder.resolve("xml")));
    String matrix = machines.merging().run("compatibility", "--format", "csv").out();
    String jdk = Runtime.version().toString().split("\\+", 2)[0];
    assertEquals(2, matrix.lines().filter(line -> line.contains("," + jdk + ",")).count(), matrix);
    Finished shown =
        machines.merging().run("runs", "show", "last", "--test", "shop:shop.PayTests.ok");
    assertTrue(shown.out().contains("paid"), shown::toString);
  }

  @Test
  void aMissingShardIsNamedAndLeavesTheRunIncomplete() throws Exception {
    List<Path> runs = machines.shards();
    runs.remove(1);

    Finished merged = machines.merge(runs);

    assertEquals(5, merged.exit(), merged::toString);
    assertEquals("ERROR", merged.run().outcome());
    String missing = merged.run().issues("merge.missing-shard").get(0);
    assertTrue(missing.startsWith("2/3: Shard 2/3 is missing with "), missing);
    assertEquals(5, machines.merging().run("resume", "last").exit());
  }

  @Test
  void aShardOfAChangedPluginIsOfAnotherSuite() throws Exception {
    machines
        .machine(3)
        .install(
            "bank",
            PluginJar.plugin("bank")
                .manifest("Plugin-Version", "1.0.1")
                .source(ShopAndBank.bank()));

    Finished merged = machines.merge(machines.shards());

    assertEquals(5, merged.exit(), merged::toString);
    String other = merged.run().issues("merge.other-suite").get(0);
    assertTrue(other.contains("its plugin 'bank' is 1.0.1 of SHA-256 "), other);
    assertEquals(1, merged.run().issues("merge.missing-shard").size());
  }

  @Test
  void shardsOfDifferentSelectionsAreNoSuite() throws Exception {
    List<Path> runs = machines.shards();
    machines.shard(1, "--exclude-regex", "slow");
    runs.set(0, machines.newest(1));

    Finished merged = machines.merge(runs);

    assertEquals(5, merged.exit(), merged::toString);
    String other = merged.run().issues("merge.other-suite").get(0);
    assertTrue(other.contains("it selects other tests ("), other);
    assertTrue(other.contains("--exclude-regex slow"), other);
  }

  @Test
  void machinesThatDivideByDifferentTimesDoNotGetAwayWithIt() throws Exception {
    Path times = folder.resolve("times");
    Files.writeString(times, "shop\tshop.CartTests\t9000\nbank\tbank.RateTests\t8000\n");
    List<Path> runs = machines.shards();
    machines.shard(1, "--shard-times", times.toString());
    runs.set(0, machines.newest(1));

    Finished merged = machines.merge(runs);

    assertEquals(5, merged.exit(), merged::toString);
    assertEquals(1, merged.run().issues("merge.class-in-no-shard").size(), merged::toString);
  }

  @Test
  void refusesToMergeWhatIsNoRun() throws Exception {
    Finished none = machines.merging().run("runs", "merge", folder.toString());
    assertEquals(2, none.exit());
    assertTrue(none.err().contains("is no folder of a run"), none::toString);
    assertEquals(2, machines.merging().run("runs", "merge", "last").exit());
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Files.createFile(empty.resolve("journal"));
    Finished nothing = machines.merging().run("runs", "merge", empty.toString());
    assertEquals(2, nothing.exit(), nothing::toString);
    Finished list = machines.merging().run("runs", "list", "--format", "json");
    assertEquals(0, list.json().size(), "nothing is stored");
    machines.shards();
    Finished near = machines.merging().run("runs", "merge", machines.machine(1).root().toString());
    assertTrue(near.err().contains("did you mean " + machines.newest(1)), near::toString);
  }

  @Test
  void aMergedRunIsNeitherMergedNorMistakenForOneThatCanBeResumed() throws Exception {
    List<Path> runs = machines.shards();
    machines.merge(runs);
    Finished again = machines.merging().run("runs", "merge", "last", runs.get(0).toString());
    assertEquals(2, again.exit(), again::toString);
    assertTrue(again.err().contains("is merged itself"), again::toString);
    assertNotEquals(0, machines.merging().run("run", "--failing", "last").exit());
  }

  @Test
  void aKilledShardIsResumedAndMergedAgain() throws Exception {
    Path hangs = folder.resolve("hangs");
    Path go = folder.resolve("go");
    String body =
        """
        if (!java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) {
          Thread.sleep(500); // longer than what has happened takes to be recorded
          java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
          Thread.sleep(600_000);
        }
        """
            .formatted(go, hangs);
    PluginJar plugin =
        PluginJar.plugin("busy")
            .source(
                TestSource.of("busy.HangTests").test("a", "").test("b", body).test("c", "").text(),
                TestSource.passing("busy.OtherTests", "a", "b"));
    for (int number = 1; number <= Machines.COUNT; number++) {
      machines.machine(number).install("busy", plugin);
    }
    String shard = "1/3"; // the class with most tests goes first, to the first shard
    try (RunnerProcess run = machines.machine(1).start("run", "-p", "busy", "--shard", shard)) {
      Waiting.until("the test hangs", () -> Files.exists(hangs));
      run.handle().destroyForcibly();
      run.await();
    }
    List<Path> runs = new ArrayList<>(List.of(machines.newest(1)));
    runs.add(machines.shard(2, "-p", "busy"));
    runs.add(machines.shard(3, "-p", "busy"));

    Finished incomplete = machines.merge(runs);

    assertEquals(5, incomplete.exit(), incomplete::toString);
    assertEquals(new CountsView(5, 3, 0, 0, 0, 0, 2), incomplete.run().counts());
    assertEquals(1, incomplete.run().issues("merge.unfinished-run").size());
    TestView left = machines.merging().last().test("HangTests.c");
    assertEquals("NOT_RUN", left.outcome());
    assertTrue(left.message().contains("did not come to its end"), left.message());

    Files.createFile(go);
    assertEquals(0, machines.machine(1).run("resume", "last").exit());
    Finished merged = machines.merge(runs);

    assertEquals(0, merged.exit(), merged::toString);
    assertEquals(CountsView.allPassed(5), merged.run().counts());
    assertEquals(2, machines.merging().last().test("HangTests.b").attempts());
  }

  @Test
  void theLaterVerdictOnATestCountsAndTheEarlierOnesAreItsAttempts() throws Exception {
    Path broken = Files.createFile(folder.resolve("broken"));
    String body = "assertFalse(java.nio.file.Files.exists(java.nio.file.Path.of(\"%s\")));";
    TestWorkspace machine = machines.machine(1);
    machine.install(
        "flaky",
        PluginJar.plugin("flaky")
            .source(
                TestSource.of("flaky.NetTests")
                    .test("good", "")
                    .test("shaky", body.formatted(broken))
                    .text()));
    assertEquals(1, machine.run("run", "-p", "flaky").exit());
    Path first = machines.newest(1);
    Files.delete(broken);
    assertEquals(0, machine.run("run", "--failing").exit());

    Finished merged = machine.run("runs", "merge", "last", first.toString(), "--format", "json");

    assertEquals(0, merged.exit(), merged::toString);
    assertEquals(CountsView.allPassed(2), merged.run().counts());
    TestView shaky = machine.last().test("NetTests.shaky");
    assertEquals(2, shaky.attempts());
    assertTrue(shaky.json().required("flags").toString().contains("FLAKY"), shaky::toString);
    assertEquals(1, machine.last().test("NetTests.good").attempts());
  }

  @Test
  void ofShardsThatWereRepeatedTheWorstAttemptCounts() throws Exception {
    Path first = folder.resolve("first");
    TestWorkspace machine = machines.machine(1);
    machine.install(
        "once",
        PluginJar.plugin("once")
            .source(
                TestSource.of("once.NetTests")
                    .test(
                        "shaky", "assertFalse(new java.io.File(\"%s\").delete());".formatted(first))
                    .text()));
    List<Path> runs = new ArrayList<>();
    for (String shard : List.of("1/2", "2/2")) {
      Files.deleteIfExists(first);
      Files.createFile(first);
      machine.run("run", "--plugin", "once", "--shard", shard, "--repeat", "2");
      runs.add(machines.newest(1));
    }

    Finished merged = machines.merge(runs);

    assertEquals(1, merged.exit(), merged::toString);
    assertEquals(CountsView.of(0, 1, 0, 0, 0), merged.run().counts());
  }

  @Test
  void aShardThatRanTwiceCountsOnce() throws Exception {
    List<Path> runs = new ArrayList<>(machines.shards());
    runs.add(machines.shard(2));
    Finished merged = machines.merge(runs);
    assertEquals(CountsView.of(13, 1, 0, 0, 0), merged.run().counts());
    assertEquals(List.of(), merged.run().issueCodes("ERROR"));
    assertEquals(4, merged.run().json().required("mergedFrom").size());
  }
}
