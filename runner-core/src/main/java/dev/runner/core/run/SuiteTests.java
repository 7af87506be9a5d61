package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.PluginTests;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The tests that a suite wants, one by one. */
final class SuiteTests {

  private final List<ListedTest> wanted = new ArrayList<>();

  /**
   * Looks for the tests.
   *
   * @param prepared a suite that is not refused
   * @param issues hears of what discovery noticed
   */
  SuiteTests(PreparedSuite prepared, Consumer<Issue> issues) {
    List<PluginTests> undiscovered = new ArrayList<>();
    for (PluginTests part : prepared.suite().plugins()) {
      wanted.addAll(part.chosen());
      if (part.chosen().isEmpty()) {
        undiscovered.add(part);
      }
    }
    if (!undiscovered.isEmpty()) {
      List<ListedTest> listed = new TestLister(prepared, issues).list(undiscovered);
      Pick.of(listed, prepared.suite().selection()).wanted().stream()
          .filter(ShardCut.owned(prepared.suite().shard()))
          .forEach(wanted::add);
    }
  }

  /** Returns them, in the order of discovery. */
  List<ListedTest> wanted() {
    return wanted;
  }
}
