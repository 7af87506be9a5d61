package dev.runner.core.retry;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which tests run again that fail. The first pattern that is found in a test's listed id decides,
 * else its plugin, else what holds for all.
 *
 * @param all what holds for all
 * @param plugins what holds for the tests of plugins
 * @param tests what holds for tests
 */
public record RetryPolicy(RetryRule all, Map<PluginId, RetryRule> plugins, List<OfTests> tests) {

  /** Nothing runs again. */
  public static final RetryPolicy NONE = new RetryPolicy(RetryRule.NEVER, Map.of(), List.of());

  /** Copies the parts. */
  public RetryPolicy {
    plugins = Map.copyOf(plugins);
    tests = List.copyOf(tests);
  }

  /**
   * What holds for some tests.
   *
   * @param pattern what is searched in the listed id
   * @param rule what holds for them
   */
  public record OfTests(Pattern pattern, RetryRule rule) {}

  /** Returns what holds for a test. */
  public RetryRule rule(TestDescription test) {
    if (tests.isEmpty() && plugins.isEmpty()) {
      return all;
    }
    String id = test.listedId();
    return tests.stream()
        .filter(some -> some.pattern().matcher(id).find())
        .map(OfTests::rule)
        .findFirst()
        .orElseGet(() -> plugins.getOrDefault(test.plugin(), all));
  }

  /** Returns a policy that gives all tests the same number of further attempts. */
  public RetryPolicy times(int attempts) {
    return new RetryPolicy(all.times(attempts), Map.of(), List.of());
  }
}
