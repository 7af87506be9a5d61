package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A namespace of options.
 *
 * @param name the first segment of its options' keys: small letters, digits and dashes
 * @param help one sentence for the sample file and the documentation
 * @param options the options, each name once
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record OptionGroup(String name, String help, List<Option> options) {

  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Checks the name and that no option is declared twice. */
  public OptionGroup {
    options = List.copyOf(options);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Invalid name of option group: '"
              + name
              + "' (allowed are small letters, digits and single dashes, as in 'my-service')");
    }
    Set<String> seen = new HashSet<>();
    for (Option option : options) {
      if (!seen.add(option.name())) {
        throw new IllegalArgumentException(
            "Option '" + name + "." + option.name() + "' is declared twice in one group");
      }
    }
    for (Option option : options) {
      for (String key : deprecatedKeys(name, option)) {
        if (key.startsWith(name + ".") && !seen.add(key.substring(name.length() + 1))) {
          throw new IllegalArgumentException(
              "Deprecated name '%s' of option '%s.%s' has another meaning in its group"
                  .formatted(key, name, option.name()));
        }
      }
    }
  }

  /**
   * Creates a group.
   *
   * @param name the first segment of its options' keys
   * @param help one sentence for people
   * @param options the options
   * @return the group
   */
  public static OptionGroup of(String name, String help, Option... options) {
    return new OptionGroup(name, help, List.of(options));
  }

  /**
   * Returns the full key of one of this group's options.
   *
   * @param option the option
   * @return group and option name, joined by a dot
   */
  public String key(Option option) {
    return name + "." + option.name();
  }

  /**
   * Returns the full keys under which one of this group's options is still read.
   *
   * @param option the option
   * @return the keys in the order of their declaration
   */
  public List<String> deprecatedKeys(Option option) {
    return deprecatedKeys(name, option);
  }

  private static List<String> deprecatedKeys(String group, Option option) {
    return option.deprecatedNames().stream()
        .map(name -> name.indexOf('.') < 0 ? group + "." + name : name)
        .toList();
  }
}
