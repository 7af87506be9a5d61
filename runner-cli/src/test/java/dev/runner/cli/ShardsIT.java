package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.Machines;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.ShopAndBank;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A suite of which three machines run a shard each. */
final class ShardsIT {

  @TempDir private Path folder;
  private Machines machines;

  @BeforeEach
  void install() throws IOException {
    machines = new Machines(folder, ShopAndBank.writeTo(folder));
  }

  @Test
  void aShardKnowsWhatItIsAPartOf() throws Exception {
    machines.shards();
    int classes = 0;
    List<String> tests = new ArrayList<>();
    List<String> divisions = new ArrayList<>();
    for (int number = 1; number <= Machines.COUNT; number++) {
      RunView run = machines.machine(number).last();
      assertEquals(5, run.json().at("/shard/allClasses").asInt());
      classes += run.json().at("/shard/classes").asInt();
      divisions.add(run.json().at("/shard/division").asString());
      tests.addAll(TestWorkspace.printedIds(run.tests().stream()));
    }
    assertEquals(5, classes);
    assertEquals(1, divisions.stream().distinct().count());
    assertEquals(14, tests.stream().distinct().count());
    assertEquals(14, tests.size());
  }

  @Test
  void listShowsWhatAShardWouldRun() throws Exception {
    List<String> all = lines(machines.machine(1).run("list"));
    List<String> parts = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      parts.addAll(lines(machines.machine(number).run("list", "--shard", number + "/3")));
    }
    assertEquals(all, parts.stream().sorted().toList());
  }

  @Test
  void timesDivideTheSuiteTheSameWayOnAllMachines() throws Exception {
    Path times = folder.resolve("times");
    Files.writeString(
        times,
        "shop\tshop.CartTests\t9000\nshop\tshop.OrderTests\t3000\nshop\tshop.PayTests\t3000\n"
            + "bank\tbank.AccountTests\t3000\nbank\tbank.RateTests\t9000\n");

    List<Path> runs = machines.shards("--shard-times", times.toString());

    assertEquals(1, machines.merge(runs).exit());
    List<Integer> classes = new ArrayList<>();
    for (int number = 1; number <= Machines.COUNT; number++) {
      classes.add(machines.machine(number).last().json().at("/shard/classes").asInt());
    }
    assertEquals(List.of(1, 1, 3), classes.stream().sorted().toList());
  }

  @Test
  void moreShardsThanClassesAreNoFailure() throws Exception {
    List<Path> runs = new ArrayList<>();
    int empty = 0;
    for (int number = 1; number <= 7; number++) {
      int machine = 1 + number % Machines.COUNT;
      Finished run = machines.machine(machine).run("run", "-p", "bank", "--shard", number + "/7");
      assertEquals(0, run.exit(), run::toString);
      empty += run.out().contains("EMPTY SHARD: 0/0") ? 1 : 0;
      runs.add(machines.newest(machine));
    }
    assertEquals(5, empty);

    Finished merged = machines.merge(runs);

    assertEquals(0, merged.exit(), merged::toString);
    assertEquals(CountsView.allPassed(4), merged.run().counts());
    assertEquals(0, machines.merge(runs.subList(0, 6)).exit(), "the empty one may be missing");
  }

  @Test
  void aSuiteWithoutTestsFailsInEachShard() throws Exception {
    Finished run = machines.machine(1).run("run", "--tag", "nothing", "--shard", "2/3");
    assertEquals(4, run.exit(), run::toString);
  }

  @Test
  void aSelectionIsDividedByTheTestsThatItLeaves() throws Exception {
    for (int number = 1; number <= 3; number++) {
      Finished run = machines.machine(number).run("run", "--smoke", "--shard", number + "/3");
      assertEquals(0, run.exit(), run::toString);
    }
    Finished merged =
        machines.merge(List.of(machines.newest(1), machines.newest(2), machines.newest(3)));
    assertEquals(CountsView.allPassed(1), merged.run().counts());
    assertEquals(0, merged.exit());
  }

  @Test
  void chosenTestsOfAClassStayTogether() throws Exception {
    Path list = folder.resolve("list");
    Files.writeString(
        list,
        "shop:shop.CartTests.a\nshop:shop.CartTests.b\nshop:shop.OrderTests.each(#2)\n"
            + "bank:bank.RateTests.slow\n");

    Finished merged = machines.merge(machines.shards("--load-list", list.toString()));

    assertEquals(0, merged.exit(), merged::toString);
    assertEquals(CountsView.allPassed(4), merged.run().counts());
    assertTrue(
        machines.merging().last().tests().stream()
            .map(TestView::id)
            .anyMatch(id -> id.endsWith("each(#2)")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/3", "4/3", "1", "a/b", "-1/3", "1/0", "1/10000", ""})
  void refusesWhatIsNoShard(String shard) throws Exception {
    for (String command : List.of("run", "list")) {
      Finished run = machines.machine(1).run(command, "--shard", shard);
      assertEquals(2, run.exit(), run::toString);
      assertTrue(run.err().contains("Invalid shard '" + shard + "' (expected K/N"), run::toString);
    }
  }

  @Test
  void refusesTimesThatAreNone() throws Exception {
    TestWorkspace machine = machines.machine(1);
    Path bad = Files.writeString(folder.resolve("bad"), "shop\tshop.CartTests\tlong\n");
    for (Path file : List.of(bad, folder.resolve("absent"))) {
      Finished run = machine.run("run", "--shard", "1/3", "--shard-times", file.toString());
      assertEquals(2, run.exit(), run::toString);
      assertTrue(run.err().contains("Times file '" + file + "'"), run::toString);
    }
    assertEquals(2, machine.run("list", "--shard-times", bad.toString()).exit());
  }

  private static List<String> lines(Finished finished) {
    assertEquals(0, finished.exit(), finished::toString);
    return finished.out().lines().sorted().toList();
  }
}
