package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.fork.FromFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortionLedgerTests {

  private static final Verdict BOOM = Verdict.error(Cause.EXCEPTION, "boom", "trace");

  private final ScriptedFork fork = new ScriptedFork().engine();

  @Test
  void recordsEachTestAsItRuns() {
    fork.container("A").test("A/one").test("A/two").start("A");
    fork.pass("A/one").start("A/two").finish("A/two", Verdict.failed("no", ""));
    fork.finish("A", Verdict.passed());
    assertEquals(List.of(), fork.done());
    assertEquals(List.of("A/one", "A/two"), fork.planned());
    assertEquals(List.of("A/one#1 in fork 1", "A/two#1 in fork 1"), fork.starts());
    assertEquals(List.of("A/one#1 PASSED", "A/two#1 FAILED ASSERTION"), fork.verdicts());
    assertEquals(List.of(), fork.issues());
  }

  @Test
  void blamesTheSetUpOfAClassForTestsThatNeverStarted() {
    fork.container("A").test("A/one").container("A/In").test("A/In/two").template("A/many");
    fork.start("A").finish("A", BOOM);
    assertEquals(List.of(), fork.done());
    assertEquals(List.of("A/one", "A/In/two", "A/many"), fork.planned());
    assertEquals(
        List.of("A/one#1 ERROR SET_UP", "A/In/two#1 ERROR SET_UP", "A/many#1 ERROR SET_UP"),
        fork.verdicts());
    assertEquals(List.of(), fork.starts());
  }

  @Test
  void keepsAnAssertionInTheSetUpAFailure() {
    fork.container("A").test("A/one").start("A").finish("A", Verdict.failed("no", ""));
    assertEquals(List.of("A/one#1 FAILED SET_UP"), fork.verdicts());
  }

  @Test
  void keepsTheCauseOfAnEngineThatBrokeOff() {
    fork.container("A").test("A/one").finish("", Verdict.error(Cause.ENGINE, "broken", ""));
    assertEquals(List.of("A/one#1 ERROR ENGINE"), fork.verdicts());
  }

  @Test
  void raisesAnIssueForAContainerThatFailsAfterItsTests() {
    fork.container("A").test("A/one").start("A").pass("A/one").finish("A", BOOM);
    assertEquals(List.of(), fork.done());
    assertEquals(List.of("A/one#1 PASSED"), fork.verdicts());
    Issue issue = fork.issues().get(0);
    assertEquals("run.container-failed", issue.code());
    assertEquals("A", issue.subject());
    assertTrue(issue.isError());
    assertTrue(issue.message().contains("boom"), issue.message());
  }

  @Test
  void tellsOfCleanUpThatFailedBesideTheVerdictAndOnceForEachClass() {
    fork.container("A").test("A/one").test("A/two").start("A", "A/one");
    fork.says(cleanupFailed(3)).finish("A/one", Verdict.passed());
    fork.start("A/two").says(cleanupFailed(4)).finish("A/two", Verdict.failed("no", ""));
    fork.finish("A", Verdict.passed());

    assertEquals(List.of(), fork.done());
    assertEquals(List.of("A/one#1 PASSED", "A/two#1 FAILED ASSERTION"), fork.verdicts());
    assertEquals(List.of("run.cleanup-failed"), fork.issueCodes());
    Issue issue = fork.issues().get(0);
    assertTrue(issue.isError());
    assertTrue(issue.message().contains("'A/one' failed (delete it: gone; close it: stuck)"));
    assertEquals(
        List.of("A/one#1", "shop:A", "A/two#1"),
        fork.publications().stream().map(line -> line.replaceAll(" reported.*", "")).toList());
    assertTrue(fork.publications().get(1).contains("runner.class-failed=The clean-up of 'A/one'"));
  }

  /** Returns what a fork says of a node: the engine is 1, its class 2. */
  private static FromFork cleanupFailed(int node) {
    List<String> actions = List.of("delete it: gone", "close it: stuck");
    return new FromFork.CleanupFailed(node, actions, "at C.d");
  }

  @Test
  void keepsTheStackTraceOfAClassThatFailsBehindItsTests() {
    fork.container("A").test("A/one").start("A").pass("A/one").finish("A", BOOM);
    assertTrue(
        fork.publications().get(0).contains("runner.detail=trace"), fork.publications()::toString);
  }

  @Test
  void skipsAllTestsBelowASkippedClass() {
    fork.container("A").test("A/one").template("A/many");
    fork.finish("A", Verdict.skipped(Cause.DISABLED, "later"));
    assertEquals(List.of(), fork.done());
    assertEquals(List.of("A/one#1 SKIPPED DISABLED", "A/many#1 SKIPPED DISABLED"), fork.verdicts());
    assertEquals(List.of(), fork.issues());
  }

  @Test
  void skipsTestsWhoseClassDoesNotMeetItsAssumption() {
    fork.container("A").test("A/one").start("A").finish("A", Verdict.aborted("no net", ""));
    assertEquals(List.of("A/one#1 SKIPPED ASSUMPTION"), fork.verdicts());
  }

  @Test
  void saysNothingOfAnAbortedContainerWhoseTestsHaveRun() {
    fork.container("A").test("A/one").start("A").pass("A/one");
    fork.finish("A", Verdict.aborted("enough", ""));
    assertEquals(List.of("A/one#1 PASSED"), fork.verdicts());
    assertEquals(List.of(), fork.issues());
  }

  @Test
  void plansTheInvocationsOfATemplateInItsPlace() {
    fork.container("A").template("A/many").start("A", "A/many");
    fork.invocation("A/many", 1).pass("A/many/#1").invocation("A/many", 2).pass("A/many/#2");
    fork.finish("A/many", Verdict.passed()).finish("A", Verdict.passed());
    assertEquals(List.of(), fork.done());
    assertEquals(List.of("A/many/#1", "A/many/#2"), fork.planned());
  }

  @Test
  void makesATestOfATemplateThatFailsBeforeItsInvocations() {
    fork.container("A").template("A/many").start("A", "A/many").finish("A/many", BOOM);
    assertEquals(List.of(), fork.done());
    assertEquals(List.of("A/many"), fork.planned());
    assertEquals(List.of("A/many#1 ERROR EXCEPTION"), fork.verdicts());
  }

  @Test
  void makesATestOfATemplateThatFailsBesideItsInvocations() {
    fork.container("A").template("A/many").start("A", "A/many");
    fork.invocation("A/many", 1).pass("A/many/#1").invocation("A/many", 2);
    fork.finish("A/many", BOOM);
    assertEquals(
        List.of("A/many/#1#1 PASSED", "A/many/#2#1 ERROR SET_UP", "A/many#1 ERROR EXCEPTION"),
        fork.verdicts());
  }

  @Test
  void makesATestOfASkippedOrAbortedTemplate() {
    fork.container("A").template("A/off").template("A/given-up").start("A");
    fork.finish("A/off", Verdict.skipped(Cause.DISABLED, "off"));
    fork.start("A/given-up").finish("A/given-up", Verdict.aborted("no data", ""));
    assertEquals(
        List.of("A/off#1 SKIPPED DISABLED", "A/given-up#1 ABORTED ASSUMPTION"), fork.verdicts());
  }

  @Test
  void plansNothingForATemplateWithoutInvocations() {
    fork.container("A").template("A/none").start("A").pass("A/none");
    assertEquals(List.of(), fork.done());
    assertEquals(List.of(), fork.planned());
  }

  @Test
  void reportsTestsThatTheirEngineForgot() {
    fork.container("A").test("A/one").test("A/two").template("A/many").start("A").pass("A/one");
    fork.finish("A", Verdict.passed());
    assertEquals(List.of(), fork.done());
    assertEquals(List.of("A/one", "A/two", "A/many"), fork.planned());
    assertEquals(List.of("run.no-verdict"), fork.issueCodes());
    assertEquals("A/two", fork.issues().get(0).subject());
  }

  @Test
  void reportsTestsThatTheirEngineStartedAndNeverFinished() {
    fork.container("A").test("A/one").start("A", "A/one").finish("A", Verdict.passed());
    assertEquals(List.of(), fork.done());
    assertEquals(List.of("run.no-verdict"), fork.issueCodes());
  }

  @Test
  void keepsTheOutputOfTests() {
    fork.container("A").test("A/one").start("A", "A/one").output("A/one", "hello");
    assertEquals(List.of("A/one hello"), fork.outputs());
  }

  @Test
  void keepsTheOutputOfClassesEnginesAndTheFork() {
    fork.container("A").template("A/many").start("A").output("A", "class");
    fork.output("A/many", "method");
    byte[] bytes = "nobody".getBytes(StandardCharsets.UTF_8);
    fork.says(new FromFork.Output(0, OutputStreamKind.STDERR, bytes, 0));
    fork.says(new FromFork.Output(99, OutputStreamKind.STDERR, bytes, 0));
    assertEquals(
        List.of(
            "shop:A wrote class",
            "shop:A wrote method",
            "fork 1 wrote nobody",
            "fork 1 wrote nobody"),
        fork.publications());
    assertEquals(List.of(), fork.outputs());
  }

  @Test
  void keepsWhatTestsAndClassesPublish() {
    fork.container("A").test("A/one").start("A").publishes("A").start("A/one").publishes("A/one");
    assertEquals(
        List.of(
            "shop:A reported {k=v}",
            "shop:A published f",
            "A/one#1 reported {k=v}",
            "A/one#1 published f"),
        fork.publications());
  }

  @Test
  void passesOnTheIssuesOfAForkOnce() {
    Issue issue = Issue.warning("suite.discovery-issue", "A", "odd");
    fork.says(new FromFork.Found(issue));
    fork.says(new FromFork.Found(issue));
    assertEquals(List.of(issue), fork.issues());
  }

  @Test
  void refusesANodeThatWasNeverAnnounced() {
    FromFork message = new FromFork.NodeStarted(99, Instant.EPOCH);
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> fork.says(message));
    assertEquals("Fork 1 speaks of node 99, which it never announced", refused.getMessage());
  }
}
