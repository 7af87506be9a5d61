package dev.runner.core.config;

import dev.runner.api.config.NearestName;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionCondition;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds declarations that refer to groups and options that nobody declares. */
final class DeclarationCheck {

  private final Declarations declarations;
  private final Map<String, Option> options = new TreeMap<>();
  private final TreeSet<String> groups = new TreeSet<>();
  private final Map<PluginId, List<Issue>> wrong = new LinkedHashMap<>();

  DeclarationCheck(Declarations declarations) {
    this.declarations = declarations;
    CoreOptions.groups().forEach(this::know);
    declarations.selected().forEach(declared -> declared.groups().forEach(this::know));
    declarations.unselected().forEach(declared -> declared.groups().forEach(this::know));
  }

  private void know(OptionGroup group) {
    if (!group.extension()) {
      groups.add(group.name());
    }
    group.options().forEach(option -> options.putIfAbsent(group.key(option), option));
  }

  /** Returns what is wrong with each plugin that must be rejected. */
  Map<PluginId, List<Issue>> find() {
    for (DeclaredOptions declared : declarations.selected()) {
      for (OptionGroup group : declared.groups()) {
        if (group.extension() && !groups.contains(group.name()) && !mayBeOfOthers()) {
          reject(declared.plugin(), "plugin.option-group-missing", orphan(declared, group));
        }
        for (KeyedOption option : KeyedOption.of(group)) {
          option
              .requiredIf()
              .flatMap(condition -> problem(declared.plugin(), option.key(), condition))
              .ifPresent(text -> reject(declared.plugin(), "plugin.option-condition", text));
        }
      }
    }
    return wrong;
  }

  /** While declarations of a plugin are not known, what is missing may be its. */
  private boolean mayBeOfOthers() {
    return !declarations.unreadable().isEmpty();
  }

  private String orphan(DeclaredOptions declared, OptionGroup group) {
    return "Plugin '%s' extends option group '%s', which no installed plugin declares (declared are: %s); install the plugin that does, or declare the group with OptionGroup.of"
        .formatted(declared.plugin(), group.name(), String.join(", ", groups));
  }

  private Optional<String> problem(PluginId plugin, String key, OptionCondition condition) {
    Option other = options.get(condition.key());
    if (other == null && mayBeOfOthers()) {
      return Optional.empty();
    }
    Optional<String> problem =
        other == null
            ? Optional.of("no installed plugin declares that option" + near(condition.key()))
            : condition.problem(other).map(text -> "it never can be: " + text);
    return problem.map(
        text ->
            "Plugin '%s' requires option '%s' if %s, but %s; correct its declaration"
                .formatted(plugin, key, condition, text));
  }

  private String near(String key) {
    return new NearestName(options.keySet())
        .to(key)
        .map(name -> " (did you mean '" + name + "'?)")
        .orElse("");
  }

  private void reject(PluginId plugin, String code, String message) {
    wrong
        .computeIfAbsent(plugin, id -> new ArrayList<>())
        .add(Issue.error(code, plugin.value(), message));
  }
}
