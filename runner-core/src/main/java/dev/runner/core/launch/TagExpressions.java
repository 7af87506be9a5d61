package dev.runner.core.launch;

import java.util.Optional;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.launcher.TagFilter;

/** Checks tag expressions before they are sent anywhere. */
public final class TagExpressions {

  private TagExpressions() {}

  /** Returns what is wrong with an expression; empty if JUnit can read it. */
  public static Optional<String> problem(String expression) {
    try {
      TagFilter.includeTags(expression);
      return Optional.empty();
    } catch (JUnitException e) {
      return Optional.of(
          "Invalid tag expression '%s' (expected tags joined by &, | and !, as in 'smoke & !slow'): %s"
              .formatted(expression, e.getMessage()));
    }
  }
}
