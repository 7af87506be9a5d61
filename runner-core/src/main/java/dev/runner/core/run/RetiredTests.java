package dev.runner.core.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Which tests of a portion only the journal knows any more, because they have a verdict.
 *
 * <p>It holds a number for each method, class or container that registers its tests while it runs,
 * and nothing for its tests, of which there may be a million.
 */
final class RetiredTests {

  private final Map<String, Integer> lastInvocations = new HashMap<>();

  /**
   * Takes a test.
   *
   * @param registrar the unique id of what registered the test, or of something above that
   * @param test its unique id
   */
  void add(String registrar, String test) {
    lastInvocations.merge(registrar, invocation(registrar, test), Math::max);
  }

  /** Tells whether a fork that is asked for some unique ids could announce one of them again. */
  boolean mayReturn(Collection<String> asked) {
    return !lastInvocations.isEmpty() && asked.stream().anyMatch(this::mayReturn);
  }

  private boolean mayReturn(String asked) {
    return lastInvocations.entrySet().stream()
        .anyMatch(
            entry ->
                isIn(asked, entry.getKey())
                    ? invocation(entry.getKey(), asked) <= entry.getValue()
                    : isIn(entry.getKey(), asked));
  }

  /** Tells whether something is below another thing, or that itself. */
  static boolean isIn(String uniqueId, String other) {
    return uniqueId.startsWith(other)
        && (uniqueId.length() == other.length() || uniqueId.charAt(other.length()) == '/');
  }

  /** Returns the number of the invocation that something is or belongs to; 0 if it has none. */
  private static int invocation(String registrar, String uniqueId) {
    int end = uniqueId.indexOf('/', registrar.length() + 1);
    return new Invocations(end < 0 ? uniqueId : uniqueId.substring(0, end)).number();
  }
}
