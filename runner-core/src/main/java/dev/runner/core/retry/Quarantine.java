package dev.runner.core.retry;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.ListedRegex;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The tests whose failures do not count for now: they run and are reported.
 *
 * @param entries what they are
 */
public record Quarantine(List<Entry> entries) {

  /** No test. */
  public static final Quarantine NONE = new Quarantine(List.of());

  private static final List<String> KEYS = List.of("owner", "expires", "reason");

  /** Copies the list. */
  public Quarantine {
    entries = List.copyOf(entries);
  }

  /**
   * Some tests, and who sees to them until when.
   *
   * @param subject the plugin, or the regular expression that is searched in listed ids
   * @param tests knows them
   * @param owner who sees to them
   * @param reason why
   * @param expires the day from which on their failures count again
   */
  public record Entry(
      String subject,
      Predicate<TestDescription> tests,
      String owner,
      String reason,
      LocalDate expires) {

    /** Tells whether failures count again on a day. */
    public boolean isExpired(LocalDate today) {
      return !today.isBefore(expires);
    }
  }

  /**
   * Reads entries: {@code shop:.*Payment # owner=ann, expires=2026-03-01, reason=the bank is down}.
   *
   * @param tests those for tests, by regular expression
   * @param plugins those for plugins, by id
   * @throws IllegalArgumentException if one has an error or lacks owner, reason or expires
   */
  public static Quarantine parse(List<String> tests, List<String> plugins) {
    List<Entry> entries = new ArrayList<>();
    for (String text : tests) {
      ListedRegex regex = ListedRegex.parse(text, "this list");
      Pattern pattern = Pattern.compile(regex.regex());
      ListedRule rule = ListedRule.parse(regex.regex(), regex.reason(), text, KEYS);
      entries.add(entry(rule, test -> pattern.matcher(test.listedId()).find()));
    }
    for (String text : plugins) {
      String[] parts = text.split("#", 2);
      ListedRule rule =
          ListedRule.parse(parts[0].strip(), parts.length > 1 ? parts[1] : "", text, KEYS);
      PluginId plugin = new PluginId(rule.subject());
      entries.add(entry(rule, test -> test.plugin().equals(plugin)));
    }
    return new Quarantine(entries);
  }

  private static Entry entry(ListedRule rule, Predicate<TestDescription> tests) {
    return new Entry(
        rule.subject(),
        tests,
        rule.required("owner"),
        rule.required("reason"),
        day(rule, rule.required("expires")));
  }

  private static LocalDate day(ListedRule rule, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'%s' expires on '%s' (expected a day such as 2026-03-01)".formatted(rule.text(), text),
          e);
    }
  }
}
