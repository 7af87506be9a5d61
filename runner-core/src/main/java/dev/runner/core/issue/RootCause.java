package dev.runner.core.issue;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Finds what foreign code threw under what others wrapped around it. */
public final class RootCause {

  /** No honest chain of causes is as long. */
  private static final int LIMIT = 1000;

  private RootCause() {}

  /**
   * Returns the innermost cause; where causes form a circle, the last one before it closes, and
   * where they have no end or cannot be read, the last one that was.
   */
  public static Throwable of(Throwable throwable) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable root = throwable;
    try {
      for (Throwable next = root.getCause();
          next != null && seen.add(root) && seen.size() < LIMIT;
          next = root.getCause()) {
        root = next;
      }
    } catch (RuntimeException | Error e) {
      return root;
    }
    return root;
  }

  /** Returns the innermost cause as text, whatever its own code does. */
  public static String text(Throwable throwable) {
    Throwable root = of(throwable);
    try {
      return root.toString();
    } catch (RuntimeException | Error e) {
      return root.getClass().getName() + " (its message cannot be read)";
    }
  }
}
