package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.PartMerged;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.RunState;
import dev.runner.core.shard.ShardManifest;
import dev.runner.core.shard.ShardProof;
import dev.runner.core.shard.ShardRun;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Several runs as one: what it says of itself, and the events of all. */
final class MergedSuite {

  private final List<MergePart> parts;
  private final ShardProof proof;

  /**
   * Looks at runs.
   *
   * @param parts the runs, the one that was started first in front
   */
  MergedSuite(List<MergePart> parts) {
    this.parts = parts;
    this.proof =
        new ShardProof(
            parts.stream()
                .map(
                    part ->
                        new ShardRun(
                            part.run(),
                            part.command(),
                            part.manifest(),
                            part.state() == RunState.FINISHED))
                .toList());
  }

  /**
   * Records all but the start.
   *
   * @param folder the folder of the merged run
   * @param events takes the events
   */
  void record(Path folder, Consumer<RunEvent> events) {
    parts.forEach(part -> events.accept(merged(part)));
    MergedPlugins plugins = new MergedPlugins(parts);
    plugins.plugins().forEach(events);
    RunPlace.of(parts).ifPresent(events);
    List<Issue> issues = proof.issues();
    events.accept(assembled(issues.stream().noneMatch(Issue::isError)));
    issues.forEach(issue -> events.accept(new IssueRaised(issue)));
    plugins.issues().forEach(issue -> events.accept(new IssueRaised(issue)));
    MergedEvents merged =
        new MergedEvents(new MergedTests(proof.areDisjoint()), new MergedFiles(folder), events);
    try {
      for (MergePart part : parts) {
        merged.add(part);
      }
    } catch (MergeException | UncheckedIOException e) {
      events.accept(new IssueRaised(brokenOff(e)));
    }
    merged.end();
    events.accept(new RunFinished(RunState.FINISHED, duration()));
  }

  private static Issue brokenOff(Exception problem) {
    return Issue.error(
        "merge.broken-off",
        "merge",
        "Merging broke off, results are missing (%s): free what is in its way, and merge again"
            .formatted(problem.getMessage()));
  }

  private static PartMerged merged(MergePart part) {
    return new PartMerged(
        part.run(), part.manifest().map(ShardManifest::shard), part.state(), part.startedAt());
  }

  /** Says what was run; as a whole it counts only if nothing is missing. */
  private SuiteAssembled assembled(boolean complete) {
    List<ShardManifest> manifests =
        parts.stream().map(MergePart::manifest).flatMap(Optional::stream).toList();
    boolean whole = manifests.stream().allMatch(ShardManifest::whole) && proof.areDisjoint();
    return new SuiteAssembled(
        manifests.isEmpty() ? 0 : manifests.get(0).pieces().size(),
        complete && !manifests.isEmpty() && whole,
        Optional.empty(),
        parts.stream().mapToInt(MergePart::forks).max().orElse(1),
        0);
  }

  /** Returns how long the runs took: shards at the same time, others one after the other. */
  private Duration duration() {
    boolean parallel = parts.stream().allMatch(part -> part.manifest().isPresent());
    return parts.stream()
        .map(MergePart::duration)
        .reduce(Duration.ZERO, (a, b) -> parallel ? longer(a, b) : a.plus(b));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
