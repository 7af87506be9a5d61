package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.TestList;
import dev.runner.core.suite.TestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells of names in lists that no test has, with what may have been meant. */
final class UnknownTests {

  /** Each one is told up to here, the others are counted. */
  private static final int TOLD = 10;

  private final PreparedSuite prepared;
  private final List<String> ids;
  private final List<Issue> issues = new ArrayList<>();
  private final Map<String, Integer> more = new TreeMap<>();
  private final Map<String, Integer> absent = new TreeMap<>();

  UnknownTests(PreparedSuite prepared, List<ListedTest> tests) {
    this.prepared = prepared;
    this.ids = tests.stream().map(listed -> listed.test().printedId()).toList();
  }

  /** Adds a name; one of what the selection leaves out anyway is nobody's concern. */
  void add(TestList list, TestName name) {
    Optional<String> plugin = plugin(name);
    if (plugin.filter(id -> !isSelected(id)).isPresent()
        || prepared.suite().selection().namesClasses()) {
      return;
    }
    if (plugin.filter(id -> !takesPart(id)).isPresent()) {
      absent.merge("%s of plugin '%s'".formatted(list.source(), plugin.get()), 1, Integer::sum);
    } else if (issues.size() == TOLD) {
      more.merge(list.source(), 1, Integer::sum);
    } else {
      issues.add(issue(name.text(), message(list, name)));
    }
  }

  List<Issue> issues() {
    List<Issue> all = new ArrayList<>(issues);
    more.forEach(
        (source, count) ->
            all.add(issue(source, "%d more tests in %s are not there".formatted(count, source))));
    absent.forEach(
        (source, count) ->
            all.add(
                issue(
                    source,
                    "%d tests in %s are left out: it is not installed or cannot take part ('runner plugins list' shows which can)"
                        .formatted(count, source))));
    return all;
  }

  private String message(TestList list, TestName name) {
    String next =
        new NearestId(ids)
            .to(name.text())
            .map(id -> "did you mean '" + id + "'?")
            .orElse("'runner list' shows the tests that are");
    return "Test '%s' in %s is not there: %s".formatted(name.text(), list.source(), next);
  }

  private static Issue issue(String subject, String message) {
    return Issue.warning("suite.unknown-test", subject, message);
  }

  private static Optional<String> plugin(TestName name) {
    if (name.earlier().isPresent()) {
      return name.earlier().map(test -> test.plugin().value());
    }
    int colon = name.text().startsWith("[") ? -1 : name.text().indexOf(':');
    return colon < 0 ? Optional.empty() : Optional.of(name.text().substring(0, colon));
  }

  private boolean isSelected(String plugin) {
    try {
      return prepared.suite().selection().includes(new PluginId(plugin));
    } catch (IllegalArgumentException e) {
      return true; // no plugin can have this id
    }
  }

  private boolean takesPart(String plugin) {
    return prepared.suite().plugins().stream()
        .anyMatch(part -> part.plugin().id().value().equals(plugin));
  }
}
