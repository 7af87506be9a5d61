package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.suite.ListedTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what a run has left of its tests: those without a verdict, and of methods in the middle of
 * their invocations the further ones.
 */
final class LeftTests {

  private final EarlierTests earlier;
  private final List<ListedTest> chosen = new ArrayList<>();
  private final Map<String, Integer> windows = new HashMap<>();
  private final List<Issue> issues = new ArrayList<>();

  /**
   * Begins a search.
   *
   * @param earlier what the run has come to
   */
  LeftTests(EarlierTests earlier) {
    this.earlier = earlier;
  }

  /** Takes a test of the suite, or a method that registers its tests when it runs. */
  void add(ListedTest listed) {
    String id = listed.test().uniqueId();
    if (!isDecided(id)) {
      if (!earlier.below(id).isEmpty()) {
        takeUp(listed);
      } else if (!earlier.hasEnded(id)) {
        chosen.add(listed);
      }
    }
  }

  /** Returns what is left, in the order in which it was added. */
  List<ListedTest> chosen() {
    return chosen;
  }

  /** Returns what is known to be incomplete. */
  Windows windows() {
    return new Windows(windows);
  }

  /** Returns what is to be said of it. */
  List<Issue> issues() {
    return issues;
  }

  private void takeUp(ListedTest method) {
    String id = method.test().uniqueId();
    boolean ended = earlier.hasEnded(id);
    if (ended && earlier.below(id).stream().allMatch(EarlierTests.Test::isDecided)) {
      return;
    }
    Invocations invocations = new Invocations(id);
    if (!invocations.areAddressable(List.of())) {
      chosen.add(method);
      issues.add(Deaths.repeatingResumed(method.test().printedId()));
      return;
    }
    int last = lastInvocation(id);
    for (int n = 1; n <= last; n++) {
      takeUp(method, invocations.between(n, n, List.of()));
    }
    if (!ended) {
      int end = Windows.behind(last);
      windows.put(id, end);
      invocations
          .between(last + 1, end, List.of())
          .forEach(next -> chosen.add(invocation(method, next)));
    }
  }

  /** Takes up one invocation, of which only the kind is unknown. */
  private void takeUp(ListedTest method, List<String> kinds) {
    List<String> known =
        kinds.stream()
            .filter(id -> earlier.find(id).isPresent() || !earlier.below(id).isEmpty())
            .toList();
    for (String id : known.isEmpty() ? kinds : known) {
      add(invocation(method, id));
    }
  }

  private static ListedTest invocation(ListedTest method, String id) {
    String suffix = "(#" + new Invocations(id).number() + ")";
    return new ListedTest(method.test().invocation(id, suffix), method.disabled());
  }

  private boolean isDecided(String id) {
    return earlier.find(id).filter(EarlierTests.Test::isDecided).isPresent();
  }

  private int lastInvocation(String id) {
    int last = 0;
    for (EarlierTests.Test test : earlier.below(id)) {
      int end = test.uniqueId().indexOf('/', id.length() + 1);
      String invocation = end < 0 ? test.uniqueId() : test.uniqueId().substring(0, end);
      last = Math.max(last, new Invocations(invocation).number());
    }
    return last;
  }
}
