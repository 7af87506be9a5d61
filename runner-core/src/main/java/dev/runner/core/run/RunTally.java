package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.shard.ShardManifest;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Suite;
import dev.runner.core.suite.SuiteAssembler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Remembers what the end of a run asks for, and passes every event on. */
final class RunTally implements RunObserver {

  private final RunObserver next;
  private final Suite suite;
  private final AwaitedTests awaited;
  private final Set<PluginId> withTests = new HashSet<>();
  private final List<Issue> issues = new ArrayList<>();
  private OptionalLong firstStart = OptionalLong.empty();
  private long lastEnd;
  private boolean whole;

  RunTally(RunObserver next, Suite suite) {
    this.next = next;
    this.suite = suite;
    this.awaited = new AwaitedTests(suite);
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.TestPlanned planned) {
      withTests.add(planned.description().plugin());
      awaited.planned(planned.description());
    } else if (event instanceof RunEvent.IssueRaised raised) {
      issues.add(raised.issue());
    } else if (event instanceof RunEvent.AttemptStarted && firstStart.isEmpty()) {
      firstStart = OptionalLong.of(System.nanoTime());
    } else if (event instanceof RunEvent.AttemptFinished) {
      lastEnd = System.nanoTime();
    } else if (event instanceof RunEvent.SuiteAssembled assembled) {
      whole = assembled.whole();
    }
    next.on(event);
  }

  /**
   * Returns the time from the first test's start to the last one's end, as the supervisor saw them.
   */
  Duration makespan() {
    return firstStart.isEmpty()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, lastEnd - firstStart.getAsLong()));
  }

  /** Returns what was to run. */
  Suite suite() {
    return suite;
  }

  /** Tells whether the selection left out no test of the plugins that took part. */
  boolean isWhole() {
    return whole;
  }

  List<Issue> issues() {
    return issues;
  }

  /** Returns an issue for each test that a list named and that never came up. */
  List<Issue> absentTests() {
    return awaited.issues();
  }

  /** Returns an issue that says why no test was planned, if none was. */
  List<Issue> nothingPlanned(PreparedSuite prepared, RunRequest request) {
    if (!withTests.isEmpty()) {
      return List.of();
    }
    Optional<ShardManifest> shard = prepared.suite().shard();
    if (shard.filter(ShardManifest::isEmptyPart).isPresent()) {
      return List.of(emptyShard(shard.get()));
    }
    String reason =
        prepared.plugins().ids().isEmpty()
            ? "No plugin is installed in %s: copy a plugin jar there"
                .formatted(request.pluginFolders())
            : request
                .selection()
                .lists()
                .whyEmpty()
                .orElse(
                    "No test was found: 'runner list' shows what there is, without a selection all of it");
    return List.of(Issue.warning("run.nothing-ran", request.workspace().toString(), reason));
  }

  private static Issue emptyShard(ShardManifest manifest) {
    return Issue.info(
        Issue.EMPTY_SHARD,
        manifest.shard().toString(),
        "Shard %s has no tests: the suite has %d classes only, and the other shards have them"
            .formatted(manifest.shard(), manifest.pieces().size()));
  }

  /**
   * Returns an issue for each plugin of the suite that turned out to have no tests: a mistake,
   * unless the selection left them out or another error explains it. Of a shard that is known
   * before.
   */
  List<Issue> emptyPlugins(Suite suite) {
    return emptyPlugins(suite, withTests, issues);
  }

  /** Does the same for tests that were only listed. */
  static List<Issue> emptyPlugins(Suite suite, Set<PluginId> withTests, List<Issue> issues) {
    if (suite.selection().narrowsPlugins() || suite.shard().isPresent()) {
      return List.of();
    }
    Set<String> blamed =
        issues.stream().filter(Issue::isError).map(Issue::subject).collect(Collectors.toSet());
    return suite.plugins().stream()
        .map(PluginTests::plugin)
        .filter(plugin -> !plugin.manifest().allowsNoTests())
        .filter(plugin -> !withTests.contains(plugin.id()))
        .filter(plugin -> !blamed.contains(plugin.id().value()))
        .map(SuiteAssembler::noTests)
        .toList();
  }
}
