package dev.runner.core.config;

import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Merges what plugins declared with what the sources set. */
public final class ConfigMerger {

  /**
   * Merges declarations and sources.
   *
   * <p>Callers read {@link CoreConfigReader} first and stop at its errors: this step reads the same
   * files and would report them again.
   */
  public MergedConfig merge(Declarations declarations, ConfigSources sources) {
    LoadedFiles files = LoadedFiles.of(sources);
    List<Issue> issues = new ArrayList<>(files.issues());
    Map<PluginId, List<Issue>> clashes = new ClashFinder().find(declarations.selected());
    new DeclarationCheck(declarations)
        .find()
        .forEach((id, wrong) -> clashes.merge(id, wrong, ConfigMerger::joined));
    clashes.values().forEach(issues::addAll);
    List<DeclaredOptions> accepted =
        declarations.selected().stream()
            .filter(declared -> !clashes.containsKey(declared.plugin()))
            .toList();
    issues.addAll(
        new UnknownKeys(new KnownKeys(declarations), declarations.unreadable())
            .find(sources, files));
    OptionResolver resolver = new OptionResolver(sources, files, issues);
    List<KeyedOption> ofPlugins = new ArrayList<>(ForkKey.in(sources, files));
    ofPlugins.addAll(BudgetKey.in(sources, files));
    Map<String, KeyedOption> declared = declared(accepted, ofPlugins);
    Map<String, ResolvedOption> options = resolve(declared, accepted, resolver);
    if (files.complete()) {
      issues.addAll(new ConditionCheck(options).missing(declared.values()));
    }
    ResourceOptions.in(sources, files)
        .forEach(option -> options.put(option.key(), resolver.resolve(option, List.of())));
    Map<PluginId, Set<String>> groups = groups(accepted);
    return new MergedConfig(
        options,
        groups,
        new JUnitParameters(sources, files).of(groups.keySet()),
        issues,
        clashes.keySet());
  }

  private static List<Issue> joined(List<Issue> some, List<Issue> more) {
    List<Issue> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static Map<String, KeyedOption> declared(
      List<DeclaredOptions> accepted, List<KeyedOption> ofPlugins) {
    Map<String, KeyedOption> options = new TreeMap<>();
    for (OptionGroup group : CoreOptions.groups()) {
      KeyedOption.of(group).forEach(option -> options.put(option.key(), option));
    }
    ofPlugins.forEach(option -> options.put(option.key(), option));
    for (DeclaredOptions declared : accepted) {
      for (OptionGroup group : declared.groups()) {
        KeyedOption.of(group)
            .forEach(option -> options.merge(option.key(), option, KeyedOption::with));
      }
    }
    return options;
  }

  private static Map<String, ResolvedOption> resolve(
      Map<String, KeyedOption> options, List<DeclaredOptions> accepted, OptionResolver resolver) {
    Map<String, TreeSet<PluginId>> owners = new HashMap<>();
    for (DeclaredOptions declared : accepted) {
      for (String key : declared.keys()) {
        owners.computeIfAbsent(key, any -> new TreeSet<>()).add(declared.plugin());
      }
    }
    Map<String, ResolvedOption> resolved = new TreeMap<>();
    options.forEach(
        (key, option) ->
            resolved.put(
                key,
                resolver.resolve(option, List.copyOf(owners.getOrDefault(key, new TreeSet<>())))));
    return resolved;
  }

  private static Map<PluginId, Set<String>> groups(List<DeclaredOptions> accepted) {
    Map<PluginId, Set<String>> groups = new HashMap<>();
    for (DeclaredOptions declared : accepted) {
      Set<String> names = groups.computeIfAbsent(declared.plugin(), id -> new TreeSet<>());
      declared.groups().forEach(group -> names.add(group.name()));
    }
    return groups;
  }
}
