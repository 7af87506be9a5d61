package dev.runner.core.run;

import dev.runner.core.suite.ListedTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tests that a list names, by unique id; a method there stands for all its invocations. */
final class ChosenTests {

  private final Map<String, ListedTest> tests = new LinkedHashMap<>();

  void add(ListedTest listed) {
    tests.putIfAbsent(listed.test().uniqueId(), listed);
  }

  /** Returns the tests of both lists. */
  ChosenTests and(ChosenTests other) {
    ChosenTests both = new ChosenTests();
    tests.values().stream().filter(other::covers).forEach(both::add);
    other.tests.values().stream().filter(this::covers).forEach(both::add);
    return both;
  }

  /** Returns the tests in the order in which they were added, none of them below another. */
  List<ListedTest> tests() {
    return tests.values().stream()
        .filter(listed -> !isCovered(TestNames.above(listed.test().uniqueId())))
        .toList();
  }

  private boolean covers(ListedTest listed) {
    return isCovered(listed.test().uniqueId());
  }

  private boolean isCovered(String id) {
    for (String above = id; !above.isEmpty(); above = TestNames.above(above)) {
      if (tests.containsKey(above)) {
        return true;
      }
    }
    return false;
  }
}
