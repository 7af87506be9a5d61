package dev.runner.api.config;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The former names of an option. */
final class DeprecatedNames {

  private static final Pattern NAME_OR_KEY =
      Pattern.compile("(%1$s\\.)?%1$s".formatted(OptionGroup.NAME.pattern()));

  private DeprecatedNames() {}

  /** Returns a copy of the names of an option, all of which can be spelled and differ. */
  static List<String> checked(String option, List<String> names) {
    for (String name : names) {
      if (!NAME_OR_KEY.matcher(name).matches() || name.equals(option)) {
        throw new IllegalArgumentException(
            "Option '%s' cannot have the deprecated name '%s' (allowed are former names in its group, or full keys as in 'old-group.old-name')"
                .formatted(option, name));
      }
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "Option '%s' has a deprecated name twice: %s".formatted(option, names));
    }
    return List.copyOf(names);
  }
}
