package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.retry.FailurePolicy;
import dev.runner.core.retry.KnownIssueRules;
import dev.runner.core.retry.Quarantine;
import dev.runner.core.retry.RetryPolicy;
import dev.runner.core.retry.RetryRule;
import dev.runner.core.retry.RetryRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runner's own options about tests that fail. */
final class FailureOptions {

  private static final String COUNT = "retry.count";
  private static final String BACKOFF = "retry.backoff";
  private static final String LONGEST = "retry.max-backoff";
  private static final String CRASHED = "retry.crashed";
  private static final String TIMED_OUT = "retry.timed-out";
  private static final String FLAKY_RESULT = "retry.flaky-result";
  private static final String QUARANTINED_TESTS = "quarantine.tests";
  private static final String QUARANTINED_PLUGINS = "quarantine.plugins";
  private static final String KNOWN_LINK = "known-issues.link";
  private static final String KNOWN_PASS = "known-issues.unexpected-pass";
  private static final String PLUGINS = "retry.plugins";
  private static final String TESTS = "retry.tests";

  private FailureOptions() {}

  /** Returns the group of what runs again. */
  static OptionGroup retry() {
    return OptionGroup.of(
        "retry",
        "Tests that fail run again.",
        Option.duration("backoff")
            .help("Wait before the second attempt; doubled before each further one.")
            .defaultValue("0")
            .build(),
        Option.integer("count")
            .help("How often a test that fails runs again.")
            .defaultValue("0")
            .range(0, RetryRule.MOST)
            .build(),
        Option.bool("crashed")
            .help("Whether tests run again that ended their fork, until the third time.")
            .defaultValue("true")
            .build(),
        Option.string("flaky-result")
            .help("Whether a run with flaky tests passes or fails.")
            .choice("pass", "as if they had passed at once")
            .choice("fail", "as if they had failed; the exit status is 1")
            .defaultValue("pass")
            .build(),
        Option.duration("max-backoff").help("The longest wait.").defaultValue("1m").build(),
        Option.list("plugins")
            .help("Other counts for plugins: \"shop # count=3, backoff=5s\".")
            .build(),
        Option.list("tests")
            .help("Other counts for tests, by regex: \"Checkout # count=3, backoff=5s\".")
            .build(),
        Option.bool("timed-out")
            .help("Whether tests run again that took too long.")
            .defaultValue("true")
            .build());
  }

  /** Returns the group of what does not count. */
  static OptionGroup quarantine() {
    return OptionGroup.of(
        "quarantine",
        "Tests that run and may fail: \"Payment # owner=ann, expires=2026-03-01, reason=why\".",
        Option.list("plugins").help("Those of plugins, by id.").build(),
        Option.list("tests").help("Others, by regex.").build());
  }

  /** Returns the group of what is known to fail. */
  static OptionGroup knownIssues() {
    return OptionGroup.of(
        "known-issues",
        "Tests that carry @KnownIssue.",
        Option.string("link")
            .help("Address of an issue, with {id} for its id: \"https://tracker.example/{id}\".")
            .build(),
        Option.string("unexpected-pass")
            .help("Whether a run fails if a test passes that is expected to fail.")
            .choices("report", "fail")
            .defaultValue("report")
            .build());
  }

  /** Tells what is wrong with a value beyond what its declaration can say. */
  static Optional<String> problem(String key, List<String> values) {
    try {
      if (BudgetKey.of(key).filter(BudgetKey::isTime).isPresent()) {
        duration(values.get(0));
      }
      switch (key) {
        case BACKOFF, LONGEST -> duration(values.get(0));
        case PLUGINS -> rules().ofPlugins(values, RetryRule.NEVER);
        case TESTS -> rules().ofTests(values, RetryRule.NEVER);
        case KNOWN_LINK -> checkLink(values.get(0));
        case QUARANTINED_TESTS -> Quarantine.parse(values, List.of());
        case QUARANTINED_PLUGINS -> Quarantine.parse(List.of(), values);
        default -> {}
      }
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Returns what good values say; empty lists of texts are not among them. */
  static FailurePolicy policy(Map<String, List<String>> values) {
    RetryRule all =
        new RetryRule(
            Integer.parseInt(text(values, COUNT)),
            duration(text(values, BACKOFF)),
            duration(text(values, LONGEST)),
            Boolean.parseBoolean(text(values, CRASHED)),
            Boolean.parseBoolean(text(values, TIMED_OUT)));
    Map<PluginId, RetryRule> plugins =
        rules().ofPlugins(values.getOrDefault(PLUGINS, List.of()), all);
    List<RetryPolicy.OfTests> tests = rules().ofTests(values.getOrDefault(TESTS, List.of()), all);
    return new FailurePolicy(
            new RetryPolicy(all, plugins, tests), text(values, FLAKY_RESULT).equals("fail"))
        .with(
            Quarantine.parse(
                values.getOrDefault(QUARANTINED_TESTS, List.of()),
                values.getOrDefault(QUARANTINED_PLUGINS, List.of())))
        .with(BudgetKey.budgets(values))
        .with(
            new KnownIssueRules(
                text(values, KNOWN_PASS).equals("fail"),
                values.getOrDefault(KNOWN_LINK, List.of("")).get(0)))
        .enduring(Integer.parseInt(text(values, CoreOptions.FORK_CLASS_DEATHS)));
  }

  private static void checkLink(String text) {
    if (!KnownIssueRules.isLink(text)) {
      throw new IllegalArgumentException(
          "invalid value '%s' (expected an address with {id} in the place of the issue's id)"
              .formatted(text));
    }
  }

  private static String text(Map<String, List<String>> values, String key) {
    return values.get(key).get(0);
  }

  private static RetryRules rules() {
    return new RetryRules(FailureOptions::duration);
  }

  private static Duration duration(String text) {
    Optional<String> problem = CoreOptions.problem("limit.backoff", text);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
    return CoreOptions.duration("limit.backoff", text);
  }
}
