package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.Verdict;
import dev.runner.core.suite.Portion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forks that die where it is not plain who ended them. */
class SuspectsTests {

  private final ScriptedFork fork = new ScriptedFork().engine();

  private static List<List<String>> ids(List<PortionWork> left) {
    return left.stream().map(work -> work.portion().uniqueIds()).toList();
  }

  private List<PortionWork> diesWithTwoRunning() {
    fork.container("A").test("A/one").test("A/two").test("A/three").start("A", "A/one", "A/two");
    return fork.dies();
  }

  private ScriptedFork alone(PortionWork work, String test) {
    return fork.next(List.of(work)).start("").container("A").test(test).start("A");
  }

  @Test
  void runAloneWhereSeveralWereRunning() {
    List<PortionWork> left = diesWithTwoRunning();
    assertEquals(
        List.of(List.of(fork.id("A/one")), List.of(fork.id("A/two")), List.of(fork.id("A/three"))),
        ids(left));
    assertEquals(List.of(true, true, false), left.stream().map(PortionWork::isAlone).toList());
    assertEquals(List.of(), fork.verdicts());
    assertEquals(List.of("run.tests-repeated"), fork.issueCodes());
    assertFalse(fork.issues().get(0).isError());
  }

  @Test
  void areClearedByPassingAloneAndTheOneThatDiesAgainIsBlamed() {
    List<PortionWork> left = diesWithTwoRunning();
    alone(left.get(0), "A/one").pass("A/one").finish("A", Verdict.passed());
    assertEquals(List.of(), fork.done());
    alone(left.get(1), "A/two").start("A/two");
    assertEquals(List.of(), fork.dies());
    alone(left.get(2), "A/three").pass("A/three").finish("A", Verdict.passed());
    assertEquals(List.of(), fork.done());
    assertEquals(
        List.of(
            "A/one#1 ABORTED CRASHED",
            "A/one#2 PASSED",
            "A/two#1 ABORTED CRASHED",
            "A/two#2 ERROR CRASHED",
            "A/three#1 PASSED"),
        fork.verdicts());
    assertEquals(List.of("run.tests-repeated"), fork.issueCodes());
  }

  @Test
  void areAnErrorOfTheRunWhereEachPassesAlone() {
    List<PortionWork> left = diesWithTwoRunning();
    for (String test : List.of("one", "two", "three")) {
      PortionWork work = left.remove(0);
      alone(work, "A/" + test).pass("A/" + test).finish("A", Verdict.passed());
      assertEquals(List.of(), fork.done());
    }
    assertEquals(List.of("run.tests-repeated", "run.fork-died"), fork.issueCodes());
    String message = fork.issues().get(1).message();
    assertTrue(fork.issues().get(1).isError() && message.contains("'A/one', 'A/two'"), message);
  }

  @Test
  void areBlamedWhereTheyAreNotFoundAgain() {
    List<PortionWork> left = diesWithTwoRunning();
    fork.next(List.of(left.get(0))).start("");
    assertEquals(List.of(), fork.done());
    assertEquals(List.of("A/one#1 ERROR CRASHED"), fork.verdicts());
  }

  @Test
  void areClassesInTheirSetUpAsWell() {
    fork.container("A").test("A/one").container("B").test("B/two").container("C").test("C/three");
    fork.start("A", "A/one", "B");
    List<PortionWork> left = fork.dies();
    assertEquals(
        List.of(List.of(fork.id("A/one")), List.of(fork.id("B/two")), List.of(fork.id("C/three"))),
        ids(left));
    fork.next(List.of(left.get(1))).start("").container("B").test("B/two").start("B");
    assertEquals(List.of(), fork.dies());
    assertEquals(List.of("B/two#1 ERROR CRASHED"), fork.verdicts());
  }

  @Test
  void areTakenOutOfTheRest() {
    fork.container("A").template("A/many").template("A/more").start("A", "A/many", "A/more");
    fork.invocation("A/many", 1).start("A/many/#1").invocation("A/more", 1).start("A/more/#1");
    List<List<String>> ids = ids(fork.dies());
    assertEquals(List.of(fork.id("A/many/#1")), ids.get(0));
    assertEquals(List.of(fork.id("A/more/#1")), ids.get(1));
    assertEquals(2000, ids.get(2).size());
    assertFalse(ids.get(2).contains(fork.id("A/many/#1")));
  }

  @Test
  void areBlamedAtOnceWhereAClassDiesBeforeAnythingHasRun() {
    fork.container("A").test("A/one").container("B").test("B/two");
    List<PortionWork> left = fork.dies();
    assertEquals(List.of(List.of(fork.id("B/two"))), ids(left));
    assertEquals(List.of("A/one#1 ERROR CRASHED"), fork.verdicts());
    assertEquals(List.of(), fork.issues());
  }

  @Test
  void areTheNextClassWhereAForkDiesBetweenClasses() {
    fork.container("A").test("A/one").container("B").test("B/two").container("C").test("C/three");
    fork.start("A").pass("A/one").finish("A", Verdict.passed());
    List<PortionWork> left = fork.dies();
    assertEquals(List.of(List.of(fork.id("B/two")), List.of(fork.id("C/three"))), ids(left));
    fork.next(List.of(left.get(0))).start("").container("B").test("B/two");
    assertEquals(List.of(), fork.dies());
    assertEquals(List.of("A/one#1 PASSED", "B/two#1 ERROR CRASHED"), fork.verdicts());
    assertEquals(List.of("run.tests-repeated"), fork.issueCodes());
  }

  @Test
  void areTheNextTestWhereAForkDiesBetweenTests() {
    fork.container("A").test("A/one").test("A/two").test("A/three").start("A").pass("A/one");
    assertEquals(List.of(List.of(fork.id("A/two")), List.of(fork.id("A/three"))), ids(fork.dies()));
    assertEquals(List.of("A/one#1 PASSED"), fork.verdicts());
  }

  @Test
  void areNobodyWhereAForkDiesAfterItsLastTest() {
    fork.container("A").test("A/one").start("A").pass("A/one").finish("A", Verdict.passed());
    assertEquals(List.of(), fork.dies());
    assertEquals(List.of("run.fork-died"), fork.issueCodes());
    assertTrue(fork.issues().get(0).isError());
  }

  @Test
  void areAllOfAPluginWhoseEngineNeverBegins() {
    ScriptedFork odd = new ScriptedFork().idleEngine();
    odd.container("A").test("A/one").test("A/two");
    for (int death = 1; death < 3; death++) {
      odd.next(odd.dies()).container("A").test("A/one").test("A/two");
    }
    assertEquals(List.of(), odd.dies());
    assertEquals(List.of("A/one#1 ERROR CRASHED", "A/two#1 ERROR CRASHED"), odd.verdicts());
    assertEquals(List.of("run.fork-died"), odd.issueCodes());
  }

  @Test
  void areAnErrorOfTheRunWhereADiscoveryDiesOnlyOnce() {
    List<dev.runner.core.event.RunEvent> events = new ArrayList<>();
    Portion portion = Portion.ofClasses(ScriptedFork.PLUGIN, List.of("A"));
    PortionWork work = new PortionWork(portion, new TestNumbers(), Referee.lenient(), events::add);
    List<PortionWork> again = work.afterDeathInDiscovery("exit status 7");
    assertEquals(1, again.size());
    assertEquals(List.of(), events);
    assertEquals(List.of(), again.get(0).afterCompletion(again.get(0).ledger(2)));
    assertEquals(1, events.size());
    assertTrue(events.get(0).toString().contains("run.fork-died"), events.toString());
  }
}
