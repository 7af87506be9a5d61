package dev.runner.core.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tests that have changed in one way: how many, and some of them. */
final class ChangedTests {

  private static final Comparator<ComparedTest> BY_NAME =
      Comparator.comparing((ComparedTest each) -> each.test().plugin().value())
          .thenComparing(each -> each.test().className())
          .thenComparing(each -> each.test().name());

  private final boolean sorted;
  private final List<ComparedTest> listed = new ArrayList<>();
  private int count;

  /**
   * Creates it without any.
   *
   * @param sorted whether they are sorted by plugin, class and name, and not left as they come
   */
  ChangedTests(boolean sorted) {
    this.sorted = sorted;
  }

  /** Counts one more; tells whether it is one of those that are listed. */
  boolean count() {
    return ++count <= RunComparison.LISTED;
  }

  void list(ComparedTest test) {
    listed.add(test);
  }

  int total() {
    return count;
  }

  List<ComparedTest> tests() {
    return sorted ? listed.stream().sorted(BY_NAME).toList() : List.copyOf(listed);
  }
}
