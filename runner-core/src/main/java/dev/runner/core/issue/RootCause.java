package dev.runner.core.issue;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Finds what foreign code threw under what others wrapped around it. */
public final class RootCause {

  private RootCause() {}

  /** Returns the innermost cause; where causes form a circle, the last one before it closes. */
  public static Throwable of(Throwable throwable) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable root = throwable;
    while (root.getCause() != null && seen.add(root)) {
      root = root.getCause();
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
