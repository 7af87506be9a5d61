package dev.runner.api.config;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a declaration must not do. */
final class OptionRules {

  private static final Pattern NAME_OR_KEY =
      Pattern.compile("(%1$s\\.)?%1$s".formatted(OptionGroup.NAME.pattern()));

  private static final Set<OptionKind> WITH_RANGE =
      Set.of(OptionKind.INTEGER, OptionKind.DECIMAL, OptionKind.DURATION, OptionKind.SIZE);

  private static final Set<OptionKind> WITH_PATTERN =
      Set.of(OptionKind.STRING, OptionKind.LIST, OptionKind.MAP, OptionKind.URI, OptionKind.PATH);

  private OptionRules() {}

  static boolean isNameOrKey(String text) {
    return NAME_OR_KEY.matcher(text).matches();
  }

  static void checkName(String name) {
    require(
        OptionGroup.NAME.matcher(name).matches(),
        "Invalid name of option: '%s' (allowed are small letters, digits and single dashes)",
        name);
  }

  /** Returns a copy of the names of an option, all of which can be spelled and differ. */
  static List<FormerName> formerNames(String option, List<FormerName> names) {
    List<String> texts = names.stream().map(FormerName::name).toList();
    for (String name : texts) {
      require(
          isNameOrKey(name) && !name.equals(option),
          "Option '%s' cannot have the deprecated name '%s' (allowed are former names in its group, or full keys as in 'old-group.old-name')",
          option,
          name);
    }
    require(
        new HashSet<>(texts).size() == texts.size(),
        "Option '%s' has a deprecated name twice: %s",
        option,
        texts);
    return List.copyOf(names);
  }

  /** Returns a copy of the meanings of choices. */
  static Map<String, String> choiceTexts(
      String option, List<String> choices, Map<String, String> texts) {
    texts.forEach(
        (choice, text) ->
            require(
                choices.contains(choice) && !text.isBlank(),
                "Option '%s' has no choice '%s' to be explained, or explains it with nothing",
                option,
                choice));
    return Map.copyOf(texts);
  }

  /** Refuses options that must be set and need not. */
  static void checkNeed(
      String option, boolean always, boolean sometimes, boolean hasDefault, boolean deprecated) {
    require(
        !(always && hasDefault),
        "Option '%s' is required and has a default: drop one of the two",
        option);
    require(
        !(sometimes && (always || hasDefault)),
        "Option '%s' is required if another one is set, and required anyway or has a default: drop one of the two",
        option);
    require(
        !(always && deprecated),
        "Option '%s' is required and deprecated: drop one of the two",
        option);
  }

  /** Refuses limits that values of a kind cannot keep to. */
  static void checkLimits(
      String option, OptionKind kind, Optional<OptionRange> range, Optional<String> pattern) {
    require(
        range.isEmpty() || WITH_RANGE.contains(kind),
        "Option '%s' has a range but is %s: only numbers, durations and sizes have ranges",
        option,
        kind.expectation());
    require(
        pattern.isEmpty() || WITH_PATTERN.contains(kind),
        "Option '%s' has a pattern but is %s: only texts, URIs, paths, lists and maps have patterns",
        option,
        kind.expectation());
    try {
      pattern.ifPresent(OptionPattern::new);
    } catch (IllegalArgumentException e) {
      require(
          false,
          "Option '%s' has the pattern '%s', which is no regular expression that can be used: %s",
          option,
          pattern.orElse(""),
          e.getMessage());
    }
  }

  /** Reads a bound of a range. */
  static double bound(String option, OptionKind kind, String text) {
    try {
      return switch (kind) {
        case DURATION -> Quantities.number(Quantities.duration(text));
        case SIZE -> Quantities.number(Quantities.size(text));
        default -> Double.parseDouble(text);
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "Option '%s' has a range to or from '%s' (expected %s)"
              .formatted(option, text, kind.expectation()),
          e);
    }
  }

  /** Refuses a default that the option would not allow. */
  static void checkDefault(Option option) {
    option
        .defaultValue()
        .flatMap(text -> OptionReader.problem(option, OptionReader.elements(option, text)))
        .ifPresent(problem -> require(false, "Default of option '%s': %s", option.name(), problem));
  }

  static void require(boolean holds, String message, Object... arguments) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(arguments));
    }
  }
}
