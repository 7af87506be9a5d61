package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.launch.TestFilter;
import dev.runner.core.suite.Exclusions;
import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a selection makes of tests that are known.
 *
 * @param wanted those that it wants, in their order
 * @param leftOut those that it would want but for an exclude list
 */
record Pick(List<ListedTest> wanted, List<LeftOut> leftOut) {

  /** Copies the lists. */
  Pick {
    wanted = List.copyOf(wanted);
    leftOut = List.copyOf(leftOut);
  }

  static Pick of(List<ListedTest> tests, Selection selection) {
    TestFilter filter = new TestFilter(selection);
    List<ListedTest> wanted = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (ListedTest listed : tests) {
      if (filter.wants(listed.test())) {
        Optional<ListedRegex> rule = filter.exclusion(listed.test());
        rule.ifPresentOrElse(
            found -> leftOut.add(new LeftOut(listed, found)), () -> wanted.add(listed));
      }
    }
    return new Pick(wanted, leftOut);
  }

  /** Returns an issue for each line of an exclude list that left tests out. */
  List<Issue> issues() {
    Exclusions exclusions = new Exclusions();
    leftOut.forEach(test -> exclusions.count(test.rule()));
    return exclusions.issues("");
  }
}
