package dev.runner.core.run;

import dev.runner.api.service.Residue;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a look at left-over resources.
 *
 * @param parts a part for each plugin that could list its resources
 * @param issues what went wrong
 * @param status the exit status
 */
public record CleanupReport(List<Part> parts, List<Issue> issues, ExitStatus status) {

  /** Copies the lists. */
  public CleanupReport {
    parts = List.copyOf(parts);
    issues = List.copyOf(issues);
  }

  /**
   * The resources of one plugin.
   *
   * @param plugin the plugin
   * @param listed how many there are, old ones among them
   * @param snapshot when its snapshot was taken; empty if there is none
   * @param left those that were not there then, or all; in the order in which they can be deleted
   */
  public record Part(PluginId plugin, int listed, Optional<Instant> snapshot, List<Thing> left) {

    /** Copies the list. */
    public Part {
      left = List.copyOf(left);
    }
  }

  /**
   * A left-over resource.
   *
   * @param residue the resource, secrets masked
   * @param state what became of it
   */
  public record Thing(Residue residue, State state) {}

  /** What became of a left-over resource. */
  public enum State {
    /** It is still there; nobody has tried. */
    LEFT,
    /** It is gone. */
    DELETED,
    /** It may still be there; an issue says why. */
    FAILED
  }
}
