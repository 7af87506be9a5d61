package dev.runner.core.retry;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.ListedRegex;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the lists of rules that configuration holds. */
public final class RetryRules {

  private static final List<String> KEYS = List.of("count", "backoff");

  private final Function<String, Duration> durations;

  /**
   * Creates a reader.
   *
   * @param durations reads a duration; throws IllegalArgumentException if it is none
   */
  public RetryRules(Function<String, Duration> durations) {
    this.durations = durations;
  }

  /**
   * Reads rules of plugins: {@code shop # count=3, backoff=5s}.
   *
   * @param all what holds where a rule does not say
   * @throws IllegalArgumentException if one has an error
   */
  public Map<PluginId, RetryRule> ofPlugins(List<String> texts, RetryRule all) {
    Map<PluginId, RetryRule> rules = new LinkedHashMap<>();
    for (String text : texts) {
      String[] parts = text.split("#", 2);
      String marks = parts.length > 1 ? parts[1] : "";
      ListedRule listed = ListedRule.parse(parts[0].strip(), marks, text, KEYS);
      if (rules.put(new PluginId(listed.subject()), rule(listed, all)) != null) {
        throw new IllegalArgumentException(
            "plugin '%s' comes twice: leave one out".formatted(listed.subject()));
      }
    }
    return rules;
  }

  /**
   * Reads rules of tests: {@code checkout # count=3, backoff=5s}.
   *
   * @param all what holds where a rule does not say
   * @throws IllegalArgumentException if one has an error
   */
  public List<RetryPolicy.OfTests> ofTests(List<String> texts, RetryRule all) {
    return texts.stream().map(text -> ofTest(text, all)).toList();
  }

  private RetryPolicy.OfTests ofTest(String text, RetryRule all) {
    ListedRegex regex = ListedRegex.parse(text, "this list");
    ListedRule listed = ListedRule.parse(regex.regex(), regex.reason(), text, KEYS);
    return new RetryPolicy.OfTests(Pattern.compile(regex.regex()), rule(listed, all));
  }

  private RetryRule rule(ListedRule listed, RetryRule all) {
    RetryRule rule = all.times(count(listed));
    return listed.value("backoff").map(durations).map(rule::waiting).orElse(rule);
  }

  private static int count(ListedRule listed) {
    String text = listed.required("count");
    if (text.matches("[0-9]|" + RetryRule.MOST)) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException(
        "'%s' has the count '%s' (allowed are 0 to %d)"
            .formatted(listed.text(), text, RetryRule.MOST));
  }
}
