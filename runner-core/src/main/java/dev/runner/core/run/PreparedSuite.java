package dev.runner.core.run;

import dev.runner.core.config.MergedConfig;
import dev.runner.core.issue.Issue;
import dev.runner.core.order.Order;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Suite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that is known before a test fork starts.
 *
 * @param settings where the run keeps its files and how it starts forks
 * @param plugins the plugins that take part, and those that would have
 * @param config the merged options
 * @param suite the merged tests
 * @param leftOut tests that lists name, but exclude lists leave out
 */
record PreparedSuite(
    RunSettings settings,
    InstalledPlugins plugins,
    MergedConfig config,
    Suite suite,
    List<LeftOut> leftOut) {

  /** Copies the list. */
  PreparedSuite {
    leftOut = List.copyOf(leftOut);
  }

  /** Returns this with other settings. */
  PreparedSuite with(RunSettings other) {
    return new PreparedSuite(other, plugins, config, suite, leftOut);
  }

  /** Returns everything that was found wrong or worth knowing so far. */
  List<Issue> issues() {
    SecretMask secrets = config.secrets();
    return Stream.of(plugins.issues(), config.issues(), suite.issues())
        .flatMap(List::stream)
        .map(secrets::mask)
        .toList();
  }

  /** Tells whether a plugin that is installed cannot run. */
  boolean lacksPlugins() {
    return issues().stream().anyMatch(issue -> issue.isError() && issue.concernsPlugin());
  }

  /** Tells whether the configuration forbids to run anything. */
  boolean isRefused() {
    return ExitStatus.of(issues()) == ExitStatus.USAGE;
  }

  /** Returns this with another order. */
  PreparedSuite ordered(Order order) {
    return new PreparedSuite(settings.ordered(order), plugins, config, suite, leftOut);
  }

  /**
   * Returns this with some of its tests alone.
   *
   * @param wanted the tests
   * @param left what an exclude list leaves out of them
   * @param more what is to be said of that
   */
  PreparedSuite only(List<ListedTest> wanted, List<LeftOut> left, List<Issue> more) {
    Map<PluginId, List<ListedTest>> byPlugin = new LinkedHashMap<>();
    for (ListedTest listed : wanted) {
      byPlugin.computeIfAbsent(listed.test().plugin(), id -> new ArrayList<>()).add(listed);
    }
    List<PluginTests> parts = new ArrayList<>();
    List<PluginTests> needed = new ArrayList<>(suite.needed());
    for (PluginTests part : suite.plugins()) {
      List<ListedTest> tests = byPlugin.getOrDefault(part.plugin().id(), List.of());
      if (tests.isEmpty()) {
        needed.add(part);
      } else {
        parts.add(part.only(tests));
      }
    }
    List<Issue> all = new ArrayList<>(suite.issues());
    all.addAll(more);
    Suite narrowed = new Suite(parts, needed, suite.selection(), all, suite.shard());
    return new PreparedSuite(settings, plugins, config, narrowed, left);
  }
}
