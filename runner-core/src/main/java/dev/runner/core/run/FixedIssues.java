package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.TestDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches the tests that known issues expect to fail, and says which issues seem fixed. Of several
 * verdicts on a test the worst counts. Safe for several threads.
 */
final class FixedIssues {

  private final Map<String, Map<String, Boolean>> passed = new TreeMap<>();

  /** Takes a verdict after which a test does not run again. */
  synchronized void settled(TestDescription test, Outcome outcome) {
    if (outcome != Outcome.PASSED && !outcome.isFailure()) {
      return;
    }
    for (KnownIssue issue : test.known()) {
      if (issue.mode() == KnownIssue.Mode.EXPECT) {
        passed
            .computeIfAbsent(issue.id(), id -> new LinkedHashMap<>())
            .merge(test.printedId(), outcome == Outcome.PASSED, Boolean::logicalAnd);
      }
    }
  }

  /**
   * Returns what is to be said.
   *
   * @param fails whether that makes the run fail
   */
  synchronized List<Issue> issues(boolean fails) {
    List<Issue> issues = new ArrayList<>();
    passed.forEach(
        (id, tests) -> {
          List<String> good =
              tests.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
          if (!good.isEmpty()) {
            issues.add(issue(id, good, tests.size() - good.size(), fails));
          }
        });
    return issues;
  }

  private static Issue issue(String id, List<String> good, int bad, boolean fails) {
    String others = good.size() > 1 ? " and " + others(good.size() - 1) : "";
    String rest = bad == 0 ? "" : ", while " + others(bad) + " still failed";
    String message =
        "Known issue '%s' seems fixed: '%s'%s passed%s; remove @KnownIssue where it does not hold any more%s"
            .formatted(
                id,
                good.get(0),
                others,
                rest,
                fails ? " (known-issues.unexpected-pass is 'fail': the run fails)" : "");
    return fails
        ? Issue.error("run.known-issue-fixed", id, message)
        : Issue.warning("run.known-issue-fixed", id, message);
  }

  private static String others(int tests) {
    return tests + (tests == 1 ? " other" : " others");
  }
}
