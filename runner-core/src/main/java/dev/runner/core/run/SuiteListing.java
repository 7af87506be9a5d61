package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.result.TestDescription;
import java.util.List;

/**
 * What would run.
 *
 * @param tests the tests and test methods, sorted by printed id
 * @param issues what was noticed
 * @param status the exit status
 */
public record SuiteListing(List<TestDescription> tests, List<Issue> issues, ExitStatus status) {

  /** Copies the lists. */
  public SuiteListing {
    tests = List.copyOf(tests);
    issues = List.copyOf(issues);
  }
}
