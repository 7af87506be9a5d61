package dev.runner.core.suite;

import dev.runner.core.issue.Issue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the tests that each line of an exclude list leaves out. For one thread. */
public final class Exclusions {

  private final Map<ListedRegex, Integer> counts = new LinkedHashMap<>();

  /** Counts a test. */
  public void count(ListedRegex rule) {
    counts.merge(rule, 1, Integer::sum);
  }

  /**
   * Returns an issue for each line that left tests out.
   *
   * @param where which tests were looked at, behind the word "tests"; empty for all
   */
  public List<Issue> issues(String where) {
    return counts.entrySet().stream()
        .map(
            entry ->
                Issue.info(
                        "suite.excluded",
                        entry.getKey().regex(),
                        "%d %s%s left out by exclude list %s"
                            .formatted(
                                entry.getValue(),
                                entry.getValue() == 1 ? "test" : "tests",
                                where,
                                entry.getKey()))
                    .at(entry.getKey().origin()))
        .toList();
  }
}
