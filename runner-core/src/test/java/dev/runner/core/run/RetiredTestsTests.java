package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetiredTestsTests {

  private static final String MANY = "[engine:runner]/[class:A]/[test-template:many(int)]";

  private final RetiredTests retired = new RetiredTests();
  private final ScriptedFork fork = new ScriptedFork().engine();

  private static String invocation(int number) {
    return MANY + "/[test-template-invocation:#" + number + "]";
  }

  @Test
  void expectsNobodyAgainWhereNothingIsRetired() {
    assertFalse(retired.mayReturn(List.of(MANY)));
  }

  @Test
  void expectsThemAgainWhereTheirMethodOrClassIsAskedFor() {
    retired.add(MANY, invocation(3));
    assertTrue(retired.mayReturn(List.of(MANY)));
    assertTrue(retired.mayReturn(List.of("[engine:runner]/[class:A]")));
    assertFalse(retired.mayReturn(List.of("[engine:runner]/[class:A]/[test-template:many()]")));
    assertFalse(retired.mayReturn(List.of("[engine:runner]/[class:AB]", MANY + "2")));
  }

  @Test
  void expectsNobodyAgainBehindTheLastInvocation() {
    retired.add(MANY, invocation(3));
    retired.add(MANY, invocation(2));
    assertTrue(retired.mayReturn(List.of(invocation(2))));
    assertTrue(retired.mayReturn(List.of(invocation(3) + "/[method:x()]")));
    assertFalse(retired.mayReturn(List.of(invocation(4), invocation(1_003))));
  }

  @Test
  void keepsNumberAndAttemptsOfATestThatReturns() {
    fork.container("A").foreignTemplate("A/made").start("A", "A/made");
    fork.test("A/made/x").pass("A/made/x").test("A/made/y").start("A/made/y");
    List<PortionWork> left = fork.dies();
    fork.next(left).start("").container("A").foreignTemplate("A/made").start("A", "A/made");
    fork.test("A/made/x").pass("A/made/x").test("A/made/y").pass("A/made/y");
    fork.test("A/made/z").pass("A/made/z");
    fork.finish("A/made", Verdict.passed()).finish("A", Verdict.passed());
    assertEquals(List.of(), fork.done());
    assertEquals(List.of("A/made/x", "A/made/y", "A/made/z"), fork.planned());
    assertEquals(
        List.of(
            "A/made/x#1 PASSED",
            "A/made/y#1 ERROR CRASHED",
            "A/made/x#2 PASSED",
            "A/made/y#2 PASSED",
            "A/made/z#1 PASSED"),
        fork.verdicts());
  }

  @Test
  void runsNothingAgainThatHadItsVerdictWhenItsForkDied() {
    fork.container("A").template("A/many").start("A", "A/many");
    fork.invocation("A/many", 1).start("A/many/#1");
    fork.next(fork.dies()).start("").container("A").template("A/many").start("A", "A/many");
    fork.invocation("A/many", 2).pass("A/many/#2").invocation("A/many", 3).start("A/many/#3");
    List<String> ids = fork.dies().get(0).portion().uniqueIds();
    assertEquals(fork.id("A/many") + "/[test-template-invocation:#4]", ids.get(0));
  }
}
