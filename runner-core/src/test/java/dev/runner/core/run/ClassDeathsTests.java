package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import dev.runner.core.retry.FailurePolicy;
import dev.runner.core.retry.RetryPolicy;
import dev.runner.core.suite.Portion;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes that end one fork after the other. */
class ClassDeathsTests {

  private static ScriptedFork enduring(int deaths) {
    return enduring(deaths, RetryPolicy.NONE);
  }

  private static ScriptedFork enduring(int deaths, RetryPolicy retry) {
    FailurePolicy policy = new FailurePolicy(retry, false).enduring(deaths);
    Referee referee = new Referee(policy, new Cancellation(), LocalDate.EPOCH);
    Portion portion = Portion.ofClasses(ScriptedFork.PLUGIN, List.of("A", "B"));
    return new ScriptedFork(portion, referee).engine();
  }

  /** Announces the tests of a class from a number on; the first of them runs. */
  private static ScriptedFork begin(ScriptedFork fork, int from) {
    fork.container("A");
    for (int n = from; n <= 5; n++) {
      fork.test("A/t" + n);
    }
    return fork.container("B").test("B/one").start("A", "A/t" + from);
  }

  @Test
  void giveUpTheRestOfAClassAfterSoManyAndNothingOfAnother() {
    ScriptedFork fork = begin(enduring(3), 1);
    begin(fork.next(fork.dies()).start(""), 2);
    begin(fork.next(fork.dies()).start(""), 3);
    List<PortionWork> left = fork.dies();
    assertEquals(List.of(fork.id("B/one")), left.get(0).portion().uniqueIds());
    assertEquals(
        List.of(
            "A/t1#1 ERROR CRASHED",
            "A/t2#1 ERROR CRASHED",
            "A/t3#1 ERROR CRASHED",
            "A/t4#1 ERROR CRASHED",
            "A/t5#1 ERROR CRASHED"),
        fork.verdicts());
    assertEquals(List.of("run.class-given-up"), fork.issueCodes());
    String message = fork.issues().get(0).message();
    assertTrue(message.contains("2 tests of 'A' did not run"), message);
    assertTrue(message.contains("3 forks in a row"), message);
  }

  @Test
  void doNotCountOnceATestHasComeToAnEnd() {
    ScriptedFork fork = begin(enduring(2), 1);
    begin(fork.next(fork.dies()).start(""), 2);
    fork.finish("A/t2", Verdict.failed("wrong", "")).start("A/t3");
    begin(fork.next(fork.dies()).start(""), 4);
    List<PortionWork> left = fork.dies();
    assertEquals(List.of(fork.id("B/one")), left.get(0).portion().uniqueIds());
    assertEquals(List.of("run.class-given-up"), fork.issueCodes());
    assertTrue(fork.issues().get(0).message().contains("1 test of 'A'"));
  }

  @Test
  void countOnThroughTestsThatAreSkipped() {
    ScriptedFork fork = begin(enduring(2), 1);
    fork.next(fork.dies()).start("").container("A").test("A/t2").test("A/t3").test("A/t4");
    fork.start("A").finish("A/t2", Verdict.skipped(Cause.DISABLED, "later")).start("A/t3");
    assertEquals(List.of(), fork.dies());
    assertEquals(List.of("run.class-given-up"), fork.issueCodes());
  }

  @Test
  void giveUpTheFurtherInvocationsOfAMethod() {
    ScriptedFork fork = enduring(2);
    fork.container("A").template("A/many").start("A", "A/many");
    fork.invocation("A/many", 1).start("A/many/#1");
    fork.next(fork.dies()).start("").container("A").template("A/many").start("A", "A/many");
    fork.invocation("A/many", 2).start("A/many/#2");
    assertEquals(List.of(), fork.dies());
    assertEquals(
        List.of("#1#1 ERROR CRASHED", "#2#1 ERROR CRASHED", "many#1 ERROR CRASHED"),
        fork.verdicts().stream().map(line -> line.replaceAll(".*/", "")).toList());
  }

  @Test
  void haveNoBoundIfThatIsWanted() {
    ScriptedFork fork = begin(enduring(0), 1);
    for (int n = 2; n <= 5; n++) {
      begin(fork.next(fork.dies()).start(""), n);
    }
    assertEquals(4, fork.verdicts().size());
    assertEquals(List.of(), fork.issueCodes());
  }

  @Test
  void letThoseRunAgainThatEndedForksAndNoneThatWasGivenUp() {
    ScriptedFork fork = enduring(2, RetryPolicy.NONE.times(1));
    fork.container("A").test("A/t1").test("A/t2").test("A/t3").start("A", "A/t1");
    fork.next(fork.dies()).start("").container("A").test("A/t2").test("A/t3").start("A", "A/t2");
    List<PortionWork> again = fork.dies();
    assertEquals(List.of(fork.id("A/t1"), fork.id("A/t2")), again.get(0).portion().uniqueIds());
  }

  @Test
  void giveUpWhatRunsSideBySideWithoutATryOfEach() {
    ScriptedFork fork = enduring(1);
    fork.container("A").test("A/t1").test("A/t2").test("A/t3").test("A/t4").test("A/t5");
    List<PortionWork> left = fork.start("A", "A/t1", "A/t2").dies();
    assertEquals(3, left.size());
    for (int n = 1; n <= 2; n++) {
      fork.next(left.subList(n - 1, n)).start("").container("A").test("A/t" + n);
      assertEquals(List.of(), fork.start("A", "A/t" + n).dies());
    }
    fork.next(left.subList(2, 3)).start("").container("A");
    fork.test("A/t3").test("A/t4").test("A/t5").start("A", "A/t3", "A/t4");
    assertEquals(List.of(), fork.dies());
    assertEquals(List.of("run.tests-repeated", "run.class-given-up"), fork.issueCodes());
    assertTrue(fork.issues().get(1).message().contains("3 tests of 'A'"));
  }
}
