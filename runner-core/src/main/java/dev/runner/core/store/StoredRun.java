package dev.runner.core.store;

import dev.runner.core.issue.Issue;
import dev.runner.core.result.RunOrigin;
import java.util.List;
import java.util.Optional;

/**
 * A stored run without its tests.
 *
 * @param summary the run in one line
 * @param request the suite's discovery request as JSON
 * @param plugins the plugins that took part or would have, ordered by id
 * @param issues the problems, in the order in which they were raised
 * @param shard what it is a part of; empty if it is no shard
 * @param parts the runs that it is made of, the one that was started first in front; empty if it
 *     was not merged
 * @param origin where it came from; empty for runs of an older version, which did not say
 * @param place on what it took place; empty as well
 */
public record StoredRun(
    RunSummary summary,
    String request,
    List<StoredPlugin> plugins,
    List<Issue> issues,
    Optional<StoredShard> shard,
    List<StoredPart> parts,
    Optional<RunOrigin> origin,
    Optional<StoredPlace> place) {

  /** Copies the lists. */
  public StoredRun {
    plugins = List.copyOf(plugins);
    issues = List.copyOf(issues);
    parts = List.copyOf(parts);
  }

  /** Tells whether its results were imported: it was not run here. */
  public boolean isImported() {
    return issues.stream().anyMatch(issue -> issue.code().equals(Issue.IMPORTED));
  }
}
