package dev.runner.core.launch;

import dev.runner.core.issue.Issue;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.util.List;

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

  /** Tells of text that a node published through its engine. */
  void published(int id, String text);

  /** Tells of a problem found in discovery. */
  void found(Issue issue);
}
