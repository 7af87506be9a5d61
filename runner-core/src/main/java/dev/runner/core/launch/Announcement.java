package dev.runner.core.launch;

import dev.runner.core.result.TestDescription;

/**
 * A node of a discovered tree, told before anything of the tree runs, or when it is registered.
 *
 * @param id its number in this process, counted from 1 over all portions
 * @param parent the number of the node above it, 0 for the top of a portion
 * @param kind what it is
 * @param description what is known of it; for a container only its ids and names
 */
public record Announcement(int id, int parent, Kind kind, TestDescription description) {

  /** What a node of a tree is. */
  public enum Kind {
    /** An executable leaf. */
    TEST,
    /** A method that registers its tests when it runs. */
    TEMPLATE,
    /** Anything else with tests below it: an engine, a class, an invocation of a class. */
    CONTAINER
  }
}
