package dev.runner.core.run;

import dev.runner.core.fork.FromFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.PluginDiscovery;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Portion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what forks discover, portion by portion; what a fork told before it died is dropped. */
final class Discoveries {

  private final Map<PluginId, Found> plugins = new HashMap<>();
  private final Map<Integer, ListedTest> tests = new LinkedHashMap<>();
  private final List<Issue> issues = new ArrayList<>();

  /** Begins a portion. */
  void begin() {
    tests.clear();
    issues.clear();
  }

  /** Takes what a fork tells of the portion. */
  void accept(FromFork message) {
    if (message instanceof FromFork.Nodes nodes) {
      nodes.nodes().stream()
          .filter(node -> node.kind() != Announcement.Kind.CONTAINER)
          .forEach(
              node -> tests.put(node.id(), new ListedTest(node.description(), Optional.empty())));
    } else if (message instanceof FromFork.Disabled disabled) {
      tests.computeIfPresent(
          disabled.node(),
          (node, listed) -> new ListedTest(listed.test(), Optional.of(disabled.reason())));
    } else if (message instanceof FromFork.Found found) {
      issues.add(found.issue());
    }
  }

  /** Ends a portion: all of it is known. */
  void done(Portion portion) {
    Found found = plugins.computeIfAbsent(portion.plugin(), id -> new Found());
    found.classes += portion.classes().size();
    found.tests.addAll(tests.values());
    found.issues.addAll(issues);
  }

  /** Returns what was found in a plugin. */
  PluginDiscovery of(PluginId plugin) {
    Found found = plugins.getOrDefault(plugin, new Found());
    return new PluginDiscovery(found.tests, found.issues);
  }

  /** Tells whether all classes of a plugin were looked at. */
  boolean isComplete(PluginTests part) {
    Found found = plugins.get(part.plugin().id());
    return found != null && found.classes == part.classes().size();
  }

  private static final class Found {

    private final List<ListedTest> tests = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();
    private int classes;
  }
}
