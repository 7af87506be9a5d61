package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Suite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows which of the tests that lists have named did not come up when their methods ran: a
 * parameterised test may have fewer invocations than it had.
 */
final class AwaitedTests {

  private final Map<String, String> printedIds = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  AwaitedTests(Suite suite) {
    for (PluginTests part : suite.plugins()) {
      for (ListedTest listed : part.chosen()) {
        printedIds.put(listed.test().uniqueId(), listed.test().printedId());
      }
    }
  }

  /** Takes note of a planned test, which may be one of those that an awaited method registers. */
  void planned(TestDescription test) {
    if (printedIds.isEmpty()) {
      return;
    }
    for (String id = test.uniqueId(); !id.isEmpty(); id = TestNames.above(id)) {
      String printed = printedIds.get(id);
      if (printed != null) {
        seen.add(printed);
      }
    }
  }

  /** Returns a warning for each test that never came up. */
  List<Issue> issues() {
    return printedIds.values().stream()
        .filter(id -> !seen.contains(id))
        .distinct()
        .sorted()
        .map(
            id ->
                Issue.warning(
                    "suite.unknown-test",
                    id,
                    "Test '%s' was asked for but did not come up: its method has fewer invocations now, or none"
                        .formatted(id)))
        .toList();
  }
}
