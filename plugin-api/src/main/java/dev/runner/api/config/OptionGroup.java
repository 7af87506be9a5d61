package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A namespace of options.
 *
 * @param name the first segment of its options' keys: small letters, digits and dashes
 * @param help one sentence for the sample file and the documentation; empty for an extension
 * @param options the options, each name once
 * @param formerNames what the group was called before; all its options are still read there
 * @param extension whether it adds options to a group that the runner or another plugin declares
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record OptionGroup(
    String name,
    String help,
    List<Option> options,
    List<FormerName> formerNames,
    boolean extension) {

  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Checks the name and that no option is declared twice. */
  public OptionGroup {
    options = List.copyOf(options);
    formerNames = List.copyOf(formerNames);
    checkName(name, "option group");
    for (FormerName former : formerNames) {
      checkName(former.name(), "former option group");
      OptionRules.require(
          !former.name().equals(name), "Option group '%s' cannot have its own name before", name);
    }
    Set<String> seen = new HashSet<>();
    for (Option option : options) {
      OptionRules.require(
          seen.add(name + "." + option.name()),
          "Option '%s.%s' is declared twice in one group",
          name,
          option.name());
    }
    for (Option option : options) {
      for (FormerName former : formerKeys(name, formerNames, option)) {
        OptionRules.require(
            seen.add(former.name()) || !former.name().startsWith(name + "."),
            "Deprecated name '%s' of option '%s.%s' has another meaning in its group",
            former.name(),
            name,
            option.name());
      }
    }
  }

  /**
   * Creates a group that was always called so.
   *
   * @param name the first segment of its options' keys
   * @param help one sentence for people
   * @param options the options, each name once
   */
  public OptionGroup(String name, String help, List<Option> options) {
    this(name, help, options, List.of(), false);
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
   * Adds options to a group that another plugin declares, or the runner for that purpose.
   *
   * <p>All plugins with options in a group may read all of it, but for secrets, which only those
   * may read that declare them. A plugin that extends a group gives way where it contradicts one
   * that declares it.
   *
   * @param name the group
   * @param options what is added
   * @return the extension
   */
  public static OptionGroup extending(String name, Option... options) {
    return new OptionGroup(name, "", List.of(options), List.of(), true);
  }

  /**
   * Goes on to read all options under a name that the group had before; each such setting is told
   * with a warning.
   *
   * @param former the name of the group
   * @param reason why it was given up, without a full stop
   * @param removal the version that will no longer read it
   * @return a group that also has this name
   */
  public OptionGroup deprecatedName(String former, String reason, String removal) {
    List<FormerName> names = new ArrayList<>(formerNames);
    names.add(new FormerName(former, Optional.of(new Deprecation(reason, removal))));
    return new OptionGroup(name, help, options, names, extension);
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
   * @return the keys, those that it had itself before those of the group
   */
  public List<String> deprecatedKeys(Option option) {
    return formerKeys(option).stream().map(FormerName::name).toList();
  }

  /**
   * Returns the same with what is said of each.
   *
   * @param option the option
   * @return the names, full keys all of them
   */
  public List<FormerName> formerKeys(Option option) {
    return formerKeys(name, formerNames, option);
  }

  /**
   * Returns when one of this group's options is required, although it is not always.
   *
   * @param option the option
   * @return the condition with a full key; empty if there is none
   */
  public Optional<OptionCondition> requiredIf(Option option) {
    return option.requiredIf().map(of -> new OptionCondition(key(name, of.key()), of.values()));
  }

  private static List<FormerName> formerKeys(
      String group, List<FormerName> formerGroups, Option option) {
    List<FormerName> keys = new ArrayList<>();
    for (FormerName former : option.formerNames()) {
      keys.add(former.named(key(group, former.name())));
    }
    Set<String> seen = new HashSet<>();
    keys.forEach(former -> seen.add(former.name()));
    for (FormerName before : formerGroups) {
      for (String name : names(option)) {
        if (seen.add(before.name() + "." + name)) {
          keys.add(before.named(before.name() + "." + name));
        }
      }
    }
    return keys;
  }

  /** Returns the names that an option has or had in its group. */
  private static List<String> names(Option option) {
    List<String> names = new ArrayList<>(List.of(option.name()));
    option.deprecatedNames().stream().filter(name -> name.indexOf('.') < 0).forEach(names::add);
    return names;
  }

  private static String key(String group, String nameOrKey) {
    return nameOrKey.indexOf('.') < 0 ? group + "." + nameOrKey : nameOrKey;
  }

  private static void checkName(String name, String what) {
    OptionRules.require(
        NAME.matcher(name).matches(),
        "Invalid name of %s: '%s' (allowed are small letters, digits and single dashes, as in 'my-service')",
        what,
        name);
  }
}
