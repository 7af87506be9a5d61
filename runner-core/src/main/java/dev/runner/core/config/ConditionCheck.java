package dev.runner.core.config;

import dev.runner.api.config.OptionCondition;
import dev.runner.core.issue.Issue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds options that have no value although another one makes them required. */
final class ConditionCheck {

  private final Map<String, ResolvedOption> options;

  ConditionCheck(Map<String, ResolvedOption> options) {
    this.options = options;
  }

  /** Returns an issue for each of them; where a value is wrong, that is said already. */
  List<Issue> missing(Collection<KeyedOption> declared) {
    List<Issue> issues = new ArrayList<>();
    for (KeyedOption keyed : declared) {
      keyed
          .requiredIf()
          .flatMap(this::met)
          .flatMap(met -> lack(options.get(keyed.key())).map(lack -> met + lack))
          .ifPresent(need -> issues.add(OptionResolver.missing(keyed.key(), keyed.option(), need)));
    }
    return issues;
  }

  private static Optional<String> lack(ResolvedOption resolved) {
    if (resolved.origin().equals(Origin.NOT_SET)) {
      return Optional.of(" and has no value");
    }
    return resolved
        .values()
        .filter(texts -> texts.stream().allMatch(String::isBlank))
        .map(texts -> " and has no value but an empty one (" + resolved.origin() + ")");
  }

  private Optional<String> met(OptionCondition condition) {
    return Optional.ofNullable(options.get(condition.key()))
        .filter(other -> other.values().filter(v -> condition.holds(other.option(), v)).isPresent())
        .map(other -> " if %s (%s)".formatted(condition, other.origin()));
  }
}
