package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import dev.runner.core.suite.Portion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortionWorkTests {

  private static final int WINDOW = 1000;

  private final ScriptedFork fork = new ScriptedFork().engine();

  private static List<String> ids(List<PortionWork> left) {
    assertEquals(1, left.size());
    return left.get(0).portion().uniqueIds();
  }

  @Test
  void blamesTheOpenTestForACrashAndGoesOnWithTheRest() {
    fork.container("A").test("A/one").test("A/two").test("A/three").container("B").test("B/four");
    fork.start("A").pass("A/one").start("A/two");
    List<PortionWork> left = fork.dies();
    assertEquals(List.of("A/one#1 PASSED", "A/two#1 ERROR CRASHED"), fork.verdicts());
    assertEquals(List.of(fork.id("A/three"), fork.id("B/four")), ids(left));
    fork.next(left).start("").container("A").test("A/three").container("B").test("B/four");
    fork.start("A").pass("A/three").finish("A", Verdict.passed()).start("B").pass("B/four");
    assertEquals(List.of(), fork.done());
    assertEquals(4, fork.planned().size());
    assertEquals("B/four#1 in fork 2", fork.starts().get(3));
    assertEquals(List.of(), fork.issues());
  }

  @Test
  void handsOnTheClassesThatAForkHasLeft() {
    fork.container("A").test("A/one").container("B").test("B/two").template("B/many");
    fork.start("A").pass("A/one").finish("A", Verdict.passed());
    List<PortionWork> left = fork.yields();
    assertEquals(List.of(fork.id("B/two"), fork.id("B/many")), ids(left));
    fork.next(left).start("").container("B").test("B/two").template("B/many").start("B");
    fork.pass("B/two").start("B/many").invocation("B/many", 1).pass("B/many/#1");
    fork.finish("B/many", Verdict.passed()).finish("B", Verdict.passed());
    assertEquals(List.of(), fork.done());
    assertEquals(
        List.of("A/one#1 PASSED", "B/two#1 PASSED", "B/many/#1#1 PASSED"), fork.verdicts());
    assertEquals(List.of(), fork.issues());
  }

  @Test
  void hasNothingToHandOnWhereAForkYieldsAfterItsLastClass() {
    fork.container("A").test("A/one").start("A").pass("A/one").finish("A", Verdict.passed());
    assertEquals(List.of(), fork.yields());
  }

  @Test
  void blamesAClassThatDiesInItsSetUpAlone() {
    fork.container("A").test("A/one").template("A/many").container("B").test("B/two").start("A");
    List<PortionWork> left = fork.dies();
    assertEquals(List.of("A/one#1 ERROR CRASHED", "A/many#1 ERROR CRASHED"), fork.verdicts());
    assertEquals(List.of(fork.id("B/two")), ids(left));
  }

  @Test
  void blamesTheInnermostClass() {
    fork.container("A").container("A/In").test("A/In/one").test("A/two").start("A", "A/In");
    assertEquals(List.of(fork.id("A/two")), ids(fork.dies()));
    assertEquals(List.of("A/In/one#1 ERROR CRASHED"), fork.verdicts());
  }

  @Test
  void raisesAnIssueForAClassThatDiesInItsTearDown() {
    fork.container("A").test("A/one").start("A").pass("A/one");
    assertEquals(List.of(), fork.dies());
    assertEquals(List.of("A/one#1 PASSED"), fork.verdicts());
    assertEquals(List.of("run.container-failed"), fork.issueCodes());
  }

  @Test
  void asksForTheInvocationsBehindTheOneThatCrashed() {
    fork.container("A").template("A/many").test("A/last").start("A", "A/many");
    fork.invocation("A/many", 1).pass("A/many/#1").invocation("A/many", 2).start("A/many/#2");
    List<String> ids = ids(fork.dies());
    assertEquals(List.of("A/many/#1#1 PASSED", "A/many/#2#1 ERROR CRASHED"), fork.verdicts());
    assertEquals(fork.id("A/last"), ids.get(0));
    assertWindow(3, WINDOW + 2, ids.subList(1, ids.size()));
  }

  @Test
  void asksForBothKindsOfDynamicNodes() {
    fork.container("A").factory("A/made").start("A", "A/made");
    fork.invocation("A/made", 1).start("A/made/#1");
    List<String> ids = ids(fork.dies());
    assertEquals(2 * WINDOW, ids.size());
    assertEquals(fork.id("A/made") + "/[dynamic-test:#2]", ids.get(0));
    assertEquals(fork.id("A/made") + "/[dynamic-container:#2]", ids.get(1));
  }

  @Test
  void opensAnotherWindowOnlyWhenTheFirstWasUsedUp() {
    fork.container("A").template("A/many").start("A", "A/many");
    fork.invocation("A/many", 1).start("A/many/#1");
    takeUp(fork.dies());
    fork.invocation("A/many", WINDOW + 1).pass("A/many/#" + (WINDOW + 1));
    fork.finish("A/many", Verdict.passed()).finish("A", Verdict.passed());
    List<PortionWork> left = fork.done();
    assertWindow(WINDOW + 2, Windows.behind(WINDOW + 1), ids(left));
    takeUp(left);
    fork.invocation("A/many", WINDOW + 2).pass("A/many/#" + (WINDOW + 2));
    fork.finish("A/many", Verdict.passed()).finish("A", Verdict.passed());
    assertEquals(List.of(), fork.done());
    assertEquals(List.of(), fork.issues());
  }

  @Test
  void goesOnBehindASecondCrashInTheSameTemplate() {
    fork.container("A").template("A/many").start("A", "A/many");
    fork.invocation("A/many", 1).start("A/many/#1");
    takeUp(fork.dies());
    fork.invocation("A/many", 2).pass("A/many/#2").invocation("A/many", 3).start("A/many/#3");
    assertEquals(fork.id("A/many") + "/[test-template-invocation:#4]", ids(fork.dies()).get(0));
  }

  @Test
  void keepsTheWindowOfATemplateThatTheNextForkDidNotReach() {
    fork.container("A").template("A/many").test("A/bad").start("A", "A/many");
    fork.invocation("A/many", 1).pass("A/many/#1").invocation("A/many", 2).start("A/many/#2");
    fork.next(fork.dies()).start("").container("A").test("A/bad").template("A/many");
    fork.start("A", "A/bad");
    assertWindow(3, WINDOW + 2, ids(fork.dies()));
  }

  @Test
  void keepsTheWindowOfATemplateThatDiesBeforeItsNextInvocation() {
    fork.container("A").template("A/many").test("A/bad").start("A", "A/many");
    fork.invocation("A/many", 1).pass("A/many/#1").invocation("A/many", 2).start("A/many/#2");
    fork.next(fork.dies()).start("").container("A").test("A/bad").template("A/many");
    List<PortionWork> left = fork.start("A", "A/many", "A/bad").dies();
    assertEquals(List.of(fork.id("A/bad")), left.get(0).portion().uniqueIds());
    assertWindow(3, WINDOW + 2, left.get(1).portion().uniqueIds());
  }

  @Test
  void goesOnInsideADynamicContainerAndBehindIt() {
    fork.container("A").factory("A/made").start("A", "A/made").group("A/made", 1);
    fork.invocation("A/made/#1", 1).start("A/made/#1", "A/made/#1/#1");
    List<String> ids = ids(fork.dies());
    assertTrue(ids.contains(fork.id("A/made/#1") + "/[dynamic-test:#2]"));
    assertTrue(ids.contains(fork.id("A/made") + "/[dynamic-container:#2]"));
    assertFalse(ids.contains(fork.id("A/made/#1") + "/[dynamic-test:#1]"));
    assertEquals(List.of("A/made/#1/#1#1 ERROR CRASHED"), fork.verdicts());
    assertEquals(List.of(), fork.issues());
  }

  @Test
  void repeatsATemplateWithoutNumbersOnceAndSaysSo() {
    fork.container("A").foreignTemplate("A/made").start("A", "A/made");
    fork.test("A/made/x").start("A/made/x");
    List<PortionWork> left = fork.dies();
    assertEquals(List.of(fork.id("A/made")), ids(left));
    assertEquals(List.of("run.method-repeated"), fork.issueCodes());
    assertFalse(fork.issues().get(0).isError());
    fork.next(left).start("").container("A").foreignTemplate("A/made").start("A", "A/made");
    fork.test("A/made/x").start("A/made/x");
    assertEquals(List.of(), fork.dies());
    assertEquals(List.of("A/made/x#1 ERROR CRASHED", "A/made/x#2 ERROR CRASHED"), fork.verdicts());
    assertEquals(List.of("run.method-repeated", "run.method-incomplete"), fork.issueCodes());
  }

  @Test
  void opensAnotherWindowWhereTheLastInvocationOfOneCrashed() {
    fork.container("A").template("A/many").start("A", "A/many");
    fork.invocation("A/many", 1).start("A/many/#1");
    takeUp(fork.dies());
    for (int n = 2; n <= WINDOW; n++) {
      fork.invocation("A/many", n).pass("A/many/#" + n);
    }
    fork.invocation("A/many", WINDOW + 1).start("A/many/#" + (WINDOW + 1));
    assertWindow(WINDOW + 2, Windows.behind(WINDOW + 1), ids(fork.dies()));
  }

  @Test
  void blamesATemplateThatDiesBeforeItsFirstInvocation() {
    fork.container("A").template("A/many").test("A/last").start("A", "A/many");
    assertEquals(List.of(fork.id("A/last")), ids(fork.dies()));
    assertEquals(List.of("A/many#1 ERROR CRASHED"), fork.verdicts());
  }

  @Test
  void namesTheTestInWhichMemoryRanOut() {
    fork.container("A").test("A/one").test("A/two").start("A", "A/one");
    Verdict verdict = Verdict.error(Cause.OUT_OF_MEMORY, "java.lang.OutOfMemoryError", "");
    assertEquals(List.of(fork.id("A/two")), ids(fork.dies(verdict)));
    assertEquals(List.of("A/one#1 ERROR OUT_OF_MEMORY"), fork.verdicts());
  }

  @Test
  void bisectsADiscoveryThatCrashesDownToOneClass() {
    List<PortionWork> open = new ArrayList<>();
    List<String> harmless = new ArrayList<>();
    List<String> names = List.of("A", "B", "Bad", "C", "D");
    List<dev.runner.core.event.RunEvent> events = new ArrayList<>();
    Portion portion = Portion.ofClasses(ScriptedFork.PLUGIN, names);
    open.add(new PortionWork(portion, new TestNumbers(), Referee.lenient(), events::add));
    while (!open.isEmpty()) {
      PortionWork work = open.remove(0);
      if (work.portion().classes().contains("Bad")) { // and if alone, a second time
        open.addAll(work.afterDeathInDiscovery("exit status 1"));
      } else {
        harmless.addAll(work.portion().classes());
      }
    }
    assertEquals(List.of("A", "B", "C", "D"), harmless.stream().sorted().toList());
    assertEquals(1, events.size());
    String issue = events.toString();
    assertTrue(issue.contains("suite.discovery-crashed") && issue.contains("'Bad'"), issue);
  }

  @Test
  void doesNotCutAPortionOfAllEngines() {
    Portion portion = new Portion(ScriptedFork.PLUGIN, List.of("A", "B"), true, List.of());
    ScriptedFork empty = new ScriptedFork(portion, Referee.lenient());
    empty.next(empty.dies(), false);
    assertEquals(List.of(), empty.dies());
    assertEquals("shop", empty.issues().get(0).subject());
  }

  private void takeUp(List<PortionWork> left) {
    fork.next(left).start("").container("A").template("A/many").start("A", "A/many");
  }

  /** Tells whether ids are all invocations between two, in order. */
  private void assertWindow(int from, int to, List<String> ids) {
    String invocation = fork.id("A/many") + "/[test-template-invocation:#";
    assertEquals(to - from + 1, ids.size());
    for (int i = 0; i < ids.size(); i++) {
      assertEquals(invocation + (from + i) + "]", ids.get(i));
    }
  }
}
