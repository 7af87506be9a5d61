package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.schedule.ClassTimes;
import dev.runner.core.shard.ShardDivision;
import dev.runner.core.shard.ShardManifest;
import dev.runner.core.shard.ShardPlugin;
import dev.runner.core.shard.ShardWork;
import dev.runner.core.shard.TextDigest;
import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.Suite;
import dev.runner.core.suite.TestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes one shard out of a suite.
 *
 * <p>All tests of the suite are looked up first, in the index or by discovery: a class that only
 * might hold tests would be no proof of anything.
 */
final class ShardDivider {

  private final PreparedSuite whole;
  private final Set<Issue> issues = new LinkedHashSet<>();

  ShardDivider(PreparedSuite whole) {
    this.whole = whole;
  }

  /** Returns the part of the suite that is wanted. */
  PreparedSuite divide(ShardRequest request) {
    issues.addAll(whole.suite().issues());
    List<ListedTest> tests = new SuiteTests(whole, issues::add).wanted();
    Set<PluginId> withTests = new HashSet<>();
    tests.forEach(listed -> withTests.add(listed.test().plugin()));
    issues.addAll(RunTally.emptyPlugins(whole.suite(), withTests, List.copyOf(issues)));
    return new ShardCut(whole).take(manifest(request, tests), List.copyOf(issues));
  }

  private ShardManifest manifest(ShardRequest request, List<ListedTest> tests) {
    ShardDivision division = new ShardDivision(work(tests, request.times()));
    Set<String> ids =
        tests.stream()
            .map(listed -> listed.test().plugin() + " " + listed.test().uniqueId())
            .collect(Collectors.toCollection(TreeSet::new));
    Suite suite = whole.suite();
    return new ShardManifest(
        request.shard(),
        Stream.concat(suite.plugins().stream(), suite.needed().stream())
            .map(PluginTests::plugin)
            .map(plugin -> new ShardPlugin(plugin.id(), plugin.version(), plugin.sha256()))
            .toList(),
        digest(suite.selection()),
        new TextDigest().add(ids).text(),
        !suite.selection().narrowsPlugins(),
        division.basis(),
        division.over(request.shard().of()));
  }

  private List<ShardWork> work(List<ListedTest> tests, ClassTimes times) {
    Map<PluginId, Boolean> undivided = new TreeMap<>();
    for (PluginTests part : whole.suite().plugins()) {
      undivided.put(part.plugin().id(), part.plugin().contents().bringsEngines());
    }
    Map<PluginId, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (ListedTest listed : tests) {
      PluginId plugin = listed.test().plugin();
      String name = undivided.getOrDefault(plugin, true) ? "" : listed.test().className();
      counts.computeIfAbsent(plugin, id -> new TreeMap<>()).merge(name, 1, Integer::sum);
    }
    List<ShardWork> work = new ArrayList<>();
    counts.forEach(
        (plugin, classes) ->
            classes.forEach(
                (name, count) ->
                    work.add(new ShardWork(plugin, name, count, time(times, plugin, name)))));
    return work;
  }

  private static Optional<Duration> time(ClassTimes times, PluginId plugin, String className) {
    return className.isEmpty() ? times.of(plugin) : times.of(plugin, className);
  }

  /**
   * Makes a digest of what narrows plugins. Plugins themselves are no part of it: the manifest
   * names them, however they were chosen. Nor are the places of lists, which differ by machine.
   */
  private static String digest(Selection selection) {
    TextDigest digest = new TextDigest();
    digest.add(selection.tagExpressions()).add(selection.regexes());
    digest.add(selection.excludedRegexes()).add(selection.classes());
    digest.add(selection.methods().stream().map(Object::toString).toList());
    digest.add(selection.lists().included().map(ShardDivider::regexes).orElse(List.of()));
    digest.add(selection.lists().included().isPresent() ? "included" : "");
    digest.add(regexes(selection.lists().excluded()));
    selection.lists().only().stream()
        .map(list -> list.names().stream().map(TestName::text).toList())
        .forEach(digest::add);
    return digest.text();
  }

  private static List<String> regexes(List<ListedRegex> rules) {
    return rules.stream().map(ListedRegex::regex).toList();
  }
}
