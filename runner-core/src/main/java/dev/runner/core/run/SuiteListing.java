package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.shard.ShardManifest;
import dev.runner.core.suite.ListedTest;
import java.util.List;
import java.util.Optional;

/**
 * What would run.
 *
 * @param tests the tests and test methods, sorted by printed id
 * @param leftOut those that exclude lists leave out, sorted by printed id
 * @param issues what was noticed
 * @param status the exit status
 * @param shard which part of a suite it is; empty if it is all of it
 */
public record SuiteListing(
    List<ListedTest> tests,
    List<LeftOut> leftOut,
    List<Issue> issues,
    ExitStatus status,
    Optional<ShardManifest> shard) {

  /** Copies the lists. */
  public SuiteListing {
    tests = List.copyOf(tests);
    leftOut = List.copyOf(leftOut);
    issues = List.copyOf(issues);
  }
}
