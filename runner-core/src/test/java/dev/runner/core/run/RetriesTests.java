package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import dev.runner.core.retry.Budget;
import dev.runner.core.retry.Budgets;
import dev.runner.core.retry.FailurePolicy;
import dev.runner.core.retry.Quarantine;
import dev.runner.core.retry.RetryPolicy;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RetriesTests {

  private static final Verdict FAILED = Verdict.failed("no", "");

  private final Referee referee =
      new Referee(
          new FailurePolicy(RetryPolicy.NONE.times(1), true), new Cancellation(), LocalDate.EPOCH);
  private final ScriptedFork fork =
      new ScriptedFork(Portion.ofClasses(ScriptedFork.PLUGIN, List.of("A", "B")), referee).engine();

  private static Referee quarantining(int budget, RetryPolicy retry) {
    return new Referee(
        new FailurePolicy(retry, false)
            .with(
                Quarantine.parse(List.of("muted # owner=a,expires=2030-01-01,reason=b"), List.of()))
            .with(new Budgets(new Budget(Optional.empty(), OptionalInt.of(budget)), Map.of())),
        new Cancellation(),
        LocalDate.EPOCH);
  }

  private PortionWork only(List<PortionWork> left) {
    assertEquals(1, left.size());
    return left.get(0);
  }

  @Test
  void comeAfterAllThatIsLeftOfThePortion() {
    fork.container("A").test("A/one").test("A/two").test("A/three").start("A");
    fork.start("A/one").finish("A/one", FAILED).start("A/two");
    PortionWork rest = only(fork.dies());
    assertFalse(rest.isRetry());
    assertEquals(List.of(fork.id("A/three")), rest.portion().uniqueIds());

    fork.next(List.of(rest)).start("").container("A").test("A/three").start("A").pass("A/three");
    PortionWork again = only(fork.done());

    assertTrue(again.isRetry());
    assertEquals(List.of(fork.id("A/one"), fork.id("A/two")), again.portion().uniqueIds());
    assertEquals(Duration.ZERO, again.pause());
  }

  @Test
  void areFurtherAttemptsAndFlakyIfTheyPass() {
    fork.container("A").test("A/one").start("A", "A/one").finish("A/one", FAILED);
    fork.next(fork.done()).start("").container("A").test("A/one").start("A").pass("A/one");

    assertEquals(List.of(), fork.done());
    assertEquals(List.of("A/one#1 FAILED ASSERTION", "A/one#2 PASSED"), fork.verdicts());
    assertEquals(1, referee.flakyFailures());
  }

  @Test
  void endWithTheLastOneThatIsAllowed() {
    fork.container("A").test("A/one").start("A", "A/one").finish("A/one", FAILED);
    fork.next(fork.done()).start("").container("A").test("A/one").start("A", "A/one");
    fork.finish("A/one", FAILED);

    assertEquals(List.of(), fork.done());
    assertEquals(0, referee.flakyFailures());
  }

  @Test
  void doNotCountWhereAQuarantinedTestIsOneOfAMethodThatRunsAgain() {
    Referee strict = quarantining(2, RetryPolicy.NONE);
    ScriptedFork one =
        new ScriptedFork(Portion.ofClasses(ScriptedFork.PLUGIN, List.of("A")), strict).engine();
    one.container("A").foreignTemplate("A/made").start("A", "A/made");
    one.test("A/made/muted").start("A/made/muted").finish("A/made/muted", FAILED);
    one.test("A/made/dies").start("A/made/dies");
    one.next(one.dies()).start("").container("A").foreignTemplate("A/made").start("A", "A/made");
    one.test("A/made/muted").start("A/made/muted").finish("A/made/muted", FAILED);
    assertEquals(List.of("run.method-repeated"), one.issueCodes());
    one.test("A/made/dies").start("A/made/dies").finish("A/made/dies", FAILED);
    assertEquals(List.of("run.method-repeated", "run.budget-used-up"), one.issueCodes());
  }

  @Test
  void countForABudgetOnceNoneIsLeft() {
    Referee strict = quarantining(1, RetryPolicy.NONE.times(1));
    ScriptedFork one =
        new ScriptedFork(Portion.ofClasses(ScriptedFork.PLUGIN, List.of("A")), strict).engine();
    one.container("A").test("A/one").test("A/muted").start("A", "A/one").finish("A/one", FAILED);
    one.start("A/muted").finish("A/muted", FAILED);
    one.next(one.done()).start("").container("A").test("A/one").test("A/muted").start("A");
    one.start("A/muted").finish("A/muted", FAILED);
    assertFalse(strict.isUsedUp(ScriptedFork.PLUGIN), "what is quarantined does not count");

    one.start("A/one").finish("A/one", FAILED);

    assertTrue(strict.isUsedUp(ScriptedFork.PLUGIN));
  }

  @Test
  void ofWhatTheEngineDoesNotFindAreGivenUp() {
    fork.container("A").test("A/one").start("A", "A/one").finish("A/one", FAILED);
    fork.next(fork.done());

    assertEquals(List.of(), fork.done());
    assertEquals(List.of("run.not-retried"), fork.issueCodes());
    assertEquals(List.of("A/one#1 FAILED ASSERTION"), fork.verdicts());
  }

  @Test
  void ofAMethodThatFailedItselfLetItPass() {
    fork.container("A").template("A/many").start("A", "A/many");
    fork.finish("A/many", Verdict.error(Cause.EXCEPTION, "no arguments", ""));
    fork.next(fork.done()).start("").container("A").template("A/many").start("A", "A/many");
    fork.invocation("A/many", 1).pass("A/many/#1").finish("A/many", Verdict.passed());

    assertEquals(List.of(), fork.done());
    assertEquals(
        List.of("A/many#1 ERROR EXCEPTION", "A/many/#1#1 PASSED", "A/many#2 PASSED"),
        fork.verdicts());
  }

  @Test
  void outliveTheirFork() {
    fork.container("A").test("A/one").test("A/two").start("A");
    fork.start("A/one").finish("A/one", FAILED).start("A/two").finish("A/two", FAILED);
    fork.next(fork.done()).start("").container("A").test("A/one").test("A/two");
    PortionWork rest = only(fork.start("A", "A/one").dies());

    assertTrue(rest.isRetry());
    assertEquals(List.of(fork.id("A/two")), rest.portion().uniqueIds());
    fork.next(List.of(rest)).start("").container("A").test("A/two").start("A").pass("A/two");
    assertEquals(List.of(), fork.done());
    assertEquals(List.of(), fork.issues());
  }
}
