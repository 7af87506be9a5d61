package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.order.Order;
import dev.runner.core.order.TestClass;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.TestNames.Meaning;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.TestList;
import dev.runner.core.suite.TestName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Narrows a suite to the tests that lists name.
 *
 * <p>Names are looked up among all tests of the plugins that they begin with, so that one that
 * means nothing is told, and what is left is given to forks by unique id.
 */
final class TestChooser {

  private final PreparedSuite prepared;
  private final Selection selection;
  private final List<Issue> issues = new ArrayList<>();

  TestChooser(PreparedSuite prepared) {
    this.prepared = prepared;
    this.selection = prepared.suite().selection();
  }

  /** Returns the suite with the tests alone that all lists of its selection name. */
  PreparedSuite choose() {
    List<TestList> lists = selection.lists().only();
    List<ListedTest> tests = known(lists);
    TestNames names = new TestNames(tests);
    UnknownTests unknown = new UnknownTests(prepared, tests);
    ChosenTests chosen = chosen(lists.get(0), names, unknown);
    for (TestList more : lists.subList(1, lists.size())) {
      chosen = chosen.and(chosen(more, names, unknown));
    }
    issues.addAll(unknown.issues());
    boolean asListed = prepared.settings().order() instanceof Order.Listed;
    Pick pick = Pick.of(asListed ? chosen.tests() : inOrder(chosen, tests), selection);
    issues.addAll(pick.issues());
    PreparedSuite only = prepared.only(pick.wanted(), pick.leftOut(), issues);
    return asListed ? only.ordered(new Order.Listed(classes(pick.wanted()))) : only;
  }

  private static List<TestClass> classes(List<ListedTest> wanted) {
    return wanted.stream()
        .map(listed -> new TestClass(listed.test().plugin(), listed.test().className()))
        .distinct()
        .toList();
  }

  /** Returns all tests of the plugins that can be meant; of none if a list is empty. */
  private List<ListedTest> known(List<TestList> lists) {
    if (lists.stream().anyMatch(list -> list.names().isEmpty())) {
      return List.of();
    }
    List<String> texts =
        lists.stream().flatMap(list -> list.names().stream()).map(TestName::text).toList();
    List<PluginTests> parts =
        prepared.suite().plugins().stream()
            .filter(part -> texts.stream().anyMatch(text -> canMean(text, part.plugin().id())))
            .toList();
    return new TestLister(prepared, issues::add).list(parts);
  }

  private static boolean canMean(String text, PluginId plugin) {
    boolean ours = text.startsWith("[engine:runner]");
    if (text.startsWith("[")) {
      return !ours || !text.contains("/[plugin:") || text.contains("/[plugin:" + plugin + "]");
    }
    return text.startsWith(plugin + ":");
  }

  private ChosenTests chosen(TestList list, TestNames names, UnknownTests unknown) {
    ChosenTests chosen = new ChosenTests();
    for (TestName name : list.names()) {
      Meaning meaning = names.meaning(name);
      meaning.tests().forEach(chosen::add);
      if (meaning.tests().isEmpty()) {
        unknown.add(list, name);
      } else if (meaning.whole()) {
        String owner = meaning.tests().get(0).test().printedId();
        issues.add(
            Issue.info(
                "suite.whole-test",
                name.text(),
                "'%s' in %s cannot run alone: all of '%s' is taken"
                    .formatted(name.text(), list.source(), owner)));
      }
    }
    return chosen;
  }

  /** Returns chosen tests in the order of discovery, invocations where their method is. */
  private static List<ListedTest> inOrder(ChosenTests chosen, List<ListedTest> tests) {
    Map<String, Integer> places = new HashMap<>();
    tests.forEach(listed -> places.put(listed.test().uniqueId(), places.size()));
    return chosen.tests().stream()
        .sorted(Comparator.comparingInt(listed -> place(listed.test().uniqueId(), places)))
        .toList();
  }

  private static int place(String id, Map<String, Integer> places) {
    String above = id;
    while (!above.isEmpty() && !places.containsKey(above)) {
      above = TestNames.above(above);
    }
    return places.getOrDefault(above, Integer.MAX_VALUE);
  }
}
