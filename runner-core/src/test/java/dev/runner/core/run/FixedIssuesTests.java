package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.TestDescription;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FixedIssuesTests {

  private final FixedIssues issues = new FixedIssues();

  private static TestDescription test(String name, KnownIssue... known) {
    return new TestDescription(
        ScriptedFork.PLUGIN,
        name,
        name,
        "A",
        name,
        name,
        Optional.empty(),
        List.of(),
        List.of(known));
  }

  private static KnownIssue expected(String id) {
    return new KnownIssue(id, KnownIssue.Mode.EXPECT, "", "");
  }

  @Test
  void nameTestsThatPassedAndCountThoseThatDidNot() {
    issues.settled(test("a", expected("X-1")), Outcome.PASSED);
    issues.settled(test("b", expected("X-1"), expected("X-2")), Outcome.PASSED);
    issues.settled(test("c", expected("X-2")), Outcome.ERROR);
    issues.settled(test("d", expected("X-3")), Outcome.FAILED);
    issues.settled(test("e", expected("X-4")), Outcome.SKIPPED);

    List<Issue> said = issues.issues(false);

    assertEquals(List.of("X-1", "X-2"), said.stream().map(Issue::subject).toList());
    assertEquals(
        "Known issue 'X-1' seems fixed: 'a' and 1 other passed; remove @KnownIssue where it does"
            + " not hold any more",
        said.get(0).message());
    assertEquals(
        "Known issue 'X-2' seems fixed: 'b' passed, while 1 other still failed; remove @KnownIssue"
            + " where it does not hold any more",
        said.get(1).message());
    assertEquals(Severity.WARNING, said.get(0).severity());
    assertEquals(Severity.ERROR, issues.issues(true).get(0).severity());
  }

  @Test
  void takeTheWorstOfSeveralRounds() {
    issues.settled(test("a", expected("X-1")), Outcome.FAILED);
    issues.settled(test("a", expected("X-1")), Outcome.PASSED);
    assertEquals(List.of(), issues.issues(false));
  }

  @Test
  void sayNothingOfTestsThatMayPass() {
    issues.settled(
        test("a", new KnownIssue("X-1", KnownIssue.Mode.UNSTABLE, "", "")), Outcome.PASSED);
    assertEquals(List.of(), issues.issues(false));
  }
}
