package dev.runner.core.launch;

import dev.runner.core.issue.Issue;
import dev.runner.core.result.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hears what becomes of a portion.
 *
 * <p>Called by the threads that execute tests, several at once if JUnit runs tests in parallel; for
 * each node first announced, then started, then finished, or finished alone if it never starts.
 */
public interface LaunchListener {

  /** Tells of nodes, each after the one above it. */
  void announced(List<Announcement> nodes);

  /**
   * Tells that a node is about to run; returns before its code does.
   *
   * @param id its number
   * @param parent the number of the node above it, 0 if there is none
   */
  void started(int id, int parent);

  /**
   * Tells how a node ended.
   *
   * @param id its number
   * @param verdict how; of a container its own verdict, which its tests may not have heard of
   * @param duration how long it took, zero if it never started
   */
  void finished(int id, Verdict verdict, Duration duration);

  /**
   * Tells what failed beside the verdict of a node that is about to be told.
   *
   * @param id its number
   * @param actions which actions of its clean-up and why, at least one
   * @param detail the stack traces
   */
  void cleanupFailed(int id, List<String> actions, String detail);

  /**
   * Tells of a report entry.
   *
   * @param id the number of the node that published it, 0 if it is not known any more
   * @param values its values by name, in the order in which they were given
   */
  void reported(int id, Map<String, String> values);

  /**
   * Tells of a file or folder that is written.
   *
   * @param id the number of the node that published it, 0 if it is not known any more
   * @param path where it is
   * @param mediaType its type, if one was given
   */
  void published(int id, Path path, Optional<String> mediaType);

  /** Tells that a node would be skipped, of nodes that were discovered only to be listed. */
  default void disabled(int id, String reason) {}

  /** Tells of a problem found in discovery. */
  void found(Issue issue);
}
