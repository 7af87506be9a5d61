package dev.runner.api.config;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What a declaration must not do. */
final class OptionRules {

  private static final Pattern NAME_OR_KEY =
      Pattern.compile("(%1$s\\.)?%1$s".formatted(OptionGroup.NAME.pattern()));

  private OptionRules() {}

  /** Returns a copy of the names of an option, all of which can be spelled and differ. */
  static List<String> deprecatedNames(String option, List<String> names) {
    for (String name : names) {
      require(
          NAME_OR_KEY.matcher(name).matches() && !name.equals(option),
          "Option '%s' cannot have the deprecated name '%s' (allowed are former names in its group, or full keys as in 'old-group.old-name')",
          option,
          name);
    }
    require(
        new HashSet<>(names).size() == names.size(),
        "Option '%s' has a deprecated name twice: %s",
        option,
        names);
    return List.copyOf(names);
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
