package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Suite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists a prepared suite as a run would choose its tests. */
final class ListingView {

  private static final Comparator<ListedTest> BY_ID =
      Comparator.comparing(listed -> listed.test().printedId());

  private final PreparedSuite prepared;
  private final List<Issue> issues;

  ListingView(PreparedSuite prepared) {
    this.prepared = prepared;
    this.issues = new ArrayList<>(prepared.issues());
  }

  SuiteListing listing() {
    Pick pick = prepared.isRefused() ? new Pick(List.of(), List.of()) : pick(prepared.suite());
    return new SuiteListing(
        pick.wanted().stream().sorted(BY_ID).toList(),
        pick.leftOut().stream().sorted(Comparator.comparing(LeftOut::listed, BY_ID)).toList(),
        issues.stream().distinct().toList(),
        ExitStatus.of(issues),
        prepared.suite().shard());
  }

  private Pick pick(Suite suite) {
    if (!suite.selection().lists().only().isEmpty()) {
      List<ListedTest> chosen =
          suite.plugins().stream().map(PluginTests::chosen).flatMap(List::stream).toList();
      return new Pick(distinct(chosen), prepared.leftOut());
    }
    List<ListedTest> known =
        new TestLister(prepared, issues::add)
            .list(suite.plugins()).stream().filter(ShardCut.owned(suite.shard())).toList();
    Pick pick = Pick.of(known, suite.selection());
    issues.addAll(pick.issues());
    issues.addAll(repeated(known));
    Set<PluginId> withTests =
        known.stream().map(listed -> listed.test().plugin()).collect(Collectors.toSet());
    issues.addAll(RunTally.emptyPlugins(suite, withTests, issues));
    return pick;
  }

  /** No engine that is known gives two tests one printed id; one that does is worth a warning. */
  private static List<Issue> repeated(List<ListedTest> tests) {
    Set<String> seen = new HashSet<>();
    return tests.stream()
        .map(listed -> listed.test().printedId())
        .filter(id -> !seen.add(id))
        .distinct()
        .map(
            id ->
                Issue.warning(
                    "suite.same-printed-id",
                    id,
                    "More than one test has the printed id '%s': name them by their unique ids ('runner list --format json' shows them)"
                        .formatted(id)))
        .toList();
  }

  /** A dynamic test may be asked for as a test and as a container: it has one printed id. */
  private static List<ListedTest> distinct(List<ListedTest> tests) {
    Map<String, ListedTest> byId = new LinkedHashMap<>();
    tests.forEach(t -> byId.putIfAbsent(t.test().printedId(), t));
    return List.copyOf(byId.values());
  }
}
