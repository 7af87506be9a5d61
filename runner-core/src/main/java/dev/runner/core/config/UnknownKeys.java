package dev.runner.core.config;

import dev.runner.api.config.NearestName;
import dev.runner.api.config.PluginOptions;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds settings that nobody declared, and says what was probably meant. */
final class UnknownKeys {

  private static final int LONGEST_SHOWN = 120;

  private final KnownKeys known;
  private final Set<PluginId> unreadable;
  private final List<Issue> issues = new ArrayList<>();

  UnknownKeys(KnownKeys known, Set<PluginId> unreadable) {
    this.known = known;
    this.unreadable = unreadable;
  }

  /** Returns an issue for each place that sets an unknown key. */
  List<Issue> find(ConfigSources sources, LoadedFiles files) {
    for (String key : sources.commandLine().keySet()) {
      if (!known.isKnown(key)) {
        add(key, Keys.group(key), advice(key), Origin.COMMAND_LINE);
      }
    }
    for (String name : new TreeSet<>(sources.environment().keySet())) {
      if (name.startsWith(Keys.ENVIRONMENT_PREFIX) && !known.isKnownVariable(name)) {
        String key = keyOf(name);
        add(name, Keys.group(key), adviceForVariable(key), Origin.environment(name));
      }
    }
    for (Setting setting : files.all()) {
      boolean emptyBlock = setting.values().isEmpty() && known.isBlock(setting.key());
      if (!emptyBlock && !known.isKnown(setting.key())) {
        add(setting.key(), Keys.group(setting.key()), advice(setting.key()), setting.origin());
      }
    }
    return issues;
  }

  private static String keyOf(String variable) {
    return variable
        .substring(Keys.ENVIRONMENT_PREFIX.length())
        .replace("__", ".")
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }

  private void add(String name, String group, String advice, Origin origin) {
    String message = "Unknown option '%s' (%s): %s".formatted(shortened(name), origin, advice);
    Severity severity = Severity.ERROR;
    if (!unreadable.isEmpty() && !CoreOptions.isReserved(group)) {
      // Its plugin may be the broken one, which must not stop the others.
      severity = Severity.WARNING;
      message +=
          " (or it belongs to plugin %s, whose options could not be read)"
              .formatted(quoted(new TreeSet<>(unreadable)));
    }
    issues.add(
        new Issue(
            severity, "config.unknown-key", shortened(name), message, Optional.of(origin.text())));
  }

  private String advice(String key) {
    String group = Keys.group(key);
    if (group.equals(Keys.PLUGINS)) {
      return nearOption(key).orElseGet(() -> adviceForPlugin(key));
    }
    if (group.equals(Keys.RESOURCES)) {
      return "set 'resources.NAME' to the units that there are, a name being "
          + "up to 64 small letters, digits and single dashes";
    }
    if (CoreOptions.isShared(group)
        && known.optionsOf(group).filter(k -> k.isEmpty()).isPresent()) {
      return "no installed plugin adds an option to group '%s'; remove it, or install its plugin"
          .formatted(group);
    }
    if (known.isBlock(key)) {
      return "it is a group; set " + optionsOf(key);
    }
    return new NearestName(known.options())
        .to(key)
        .map(name -> "did you mean '%s'?".formatted(name))
        .orElseGet(() -> known.isBlock(group) ? "set " + optionsOf(group) : strange(group));
  }

  /** Returns the option of the same group that was meant, which is no setting of one plugin. */
  private Optional<String> nearOption(String key) {
    List<String> options = known.optionsOf(Keys.PLUGINS).map(List::copyOf).orElse(List.of());
    return new NearestName(options).to(key).map(name -> "did you mean '%s'?".formatted(name));
  }

  private String adviceForVariable(String key) {
    return new NearestName(known.options())
        .to(key)
        .map(near -> "did you mean '%s'?".formatted(PluginOptions.environmentName(near)))
        .orElse("no installed plugin declares such an option; unset the variable");
  }

  private String adviceForPlugin(String key) {
    String rest = key.equals(Keys.PLUGINS) ? "" : key.substring(Keys.PLUGINS.length() + 1);
    Optional<PluginId> plugin =
        known.plugins().stream().filter(id -> rest.startsWith(id + ".")).findFirst();
    if (plugin.isPresent()) {
      return adviceForBlock(key, Keys.forkOf(plugin.get()), ForkKey.NAMES)
          .or(() -> adviceForBlock(key, Keys.budgetOf(plugin.get()), BudgetKey.NAMES))
          .orElse(
              "a plugin's block holds JUnit parameters and settings of forks, as in '%s.jupiter...' and '%s.heap', and its budget, as in '%s.time'"
                  .formatted(
                      Keys.junitOf(plugin.get()),
                      Keys.forkOf(plugin.get()),
                      Keys.budgetOf(plugin.get())));
    }
    int end = rest.indexOf("." + Keys.JUNIT);
    List<String> ids = known.plugins().stream().map(PluginId::value).toList();
    return new NearestName(ids)
        .to(end < 0 ? rest : rest.substring(0, end))
        .map(id -> "did you mean '%s'?".formatted(Keys.junitOf(new PluginId(id))))
        .orElseGet(
            () -> "no such plugin is installed (installed are " + String.join(", ", ids) + ")");
  }

  private static Optional<String> adviceForBlock(String key, String block, List<String> names) {
    String start = block + ".";
    return key.startsWith(start)
        ? new NearestName(names)
            .to(key.substring(start.length()))
            .map(name -> "did you mean '%s'?".formatted(start + name))
        : Optional.empty();
  }

  private String optionsOf(String group) {
    return known
        .optionsOf(group)
        .filter(keys -> !keys.isEmpty())
        .map(keys -> "one of '" + String.join("', '", keys) + "'")
        .orElse(
            "keys below it, as in '%s.%s'"
                .formatted(group, group.equals(Keys.FORK_ENV) ? "NAME" : "jupiter..."));
  }

  private String strange(String group) {
    return "no installed plugin declares group '%s' (known are %s); remove it, or install its plugin"
        .formatted(shortened(group), String.join(", ", known.groups()));
  }

  private static String quoted(Set<PluginId> ids) {
    return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(" or "));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "...";
  }
}
