package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionReader;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.secret.SecretValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of a run with their values.
 *
 * @param options the runner's options and those of every plugin that was not rejected, by key,
 *     sorted
 * @param groups the names of the groups that each plugin declares or extends
 * @param junit JUnit's configuration parameters of each plugin
 * @param issues what is wrong with declarations and sources; an error of the area {@code config}
 *     forbids the run
 * @param rejected plugins that must not run, because they declare what others declare differently
 */
public record MergedConfig(
    Map<String, ResolvedOption> options,
    Map<PluginId, Set<String>> groups,
    Map<PluginId, Map<String, String>> junit,
    List<Issue> issues,
    Set<PluginId> rejected) {

  /** Copies the collections, in order. */
  public MergedConfig {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    groups = Map.copyOf(groups);
    junit = Map.copyOf(junit);
    issues = List.copyOf(issues);
    rejected = Set.copyOf(rejected);
  }

  /**
   * Returns what a plugin may read: all options of the groups that it declares or extends, secrets
   * only if it declares them itself.
   *
   * @return the declarations by key; empty for a plugin that is unknown or rejected
   */
  public Map<String, Option> declared(PluginId plugin) {
    Map<String, Option> declared = new LinkedHashMap<>();
    visible(plugin).forEach((key, resolved) -> declared.put(key, resolved.option()));
    return declared;
  }

  /**
   * Returns the values of what a plugin may read.
   *
   * @return the texts by key; keys without a value are absent
   */
  public Map<String, List<String>> values(PluginId plugin) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    visible(plugin)
        .forEach((key, resolved) -> resolved.values().ifPresent(texts -> values.put(key, texts)));
    return values;
  }

  /**
   * Returns the values of what a plugin may read, as people may see them.
   *
   * @return the texts by key, joined by commas, stars for those of secrets; keys without a value
   *     are absent
   */
  public Map<String, String> shown(PluginId plugin) {
    Map<String, String> shown = new LinkedHashMap<>();
    visible(plugin)
        .forEach(
            (key, resolved) ->
                resolved.values().ifPresent(texts -> shown.put(key, shown(resolved, texts))));
    return shown;
  }

  /**
   * Returns JUnit's configuration parameters of a plugin, as far as they are configured outside its
   * jar.
   *
   * @return the parameters by their full name, {@code junit.jupiter...}
   */
  public Map<String, String> junitParameters(PluginId plugin) {
    return junit.getOrDefault(plugin, Map.of());
  }

  /** Returns this with more that is wrong. */
  public MergedConfig with(List<Issue> more) {
    List<Issue> all = new ArrayList<>(issues);
    all.addAll(more);
    return new MergedConfig(options, groups, junit, all, rejected);
  }

  /** Returns a mask of all secrets that are set. */
  public SecretMask secrets() {
    List<String> secrets = new ArrayList<>();
    options
        .values()
        .forEach(
            resolved ->
                resolved
                    .values()
                    .ifPresent(texts -> secrets.addAll(SecretValues.of(resolved.option(), texts))));
    return SecretMask.of(secrets);
  }

  /** Returns a mask of the secrets that some plugins may read, and of the variables they get. */
  public SecretMask secrets(Collection<PluginId> plugins) {
    List<String> secrets = new ArrayList<>();
    plugins.forEach(plugin -> secrets.addAll(SecretValues.of(declared(plugin), values(plugin))));
    options.forEach(
        (key, resolved) -> {
          if (isOfFork(key, plugins)) {
            resolved.values().ifPresent(t -> secrets.addAll(SecretValues.of(resolved.option(), t)));
          }
        });
    return SecretMask.of(secrets);
  }

  private static String shown(ResolvedOption resolved, List<String> texts) {
    return resolved.option().secret()
        ? OptionReader.MASK
        : texts.stream()
            .map(text -> OptionReader.shown(resolved.option(), List.of(text)))
            .collect(Collectors.joining(","));
  }

  private static boolean isOfFork(String key, Collection<PluginId> plugins) {
    return ForkKey.of(key)
        .filter(of -> of.plugin().isEmpty() || plugins.contains(of.plugin().get()))
        .isPresent();
  }

  private Map<String, ResolvedOption> visible(PluginId plugin) {
    Set<String> own = groups.getOrDefault(plugin, Set.of());
    Map<String, ResolvedOption> visible = new LinkedHashMap<>();
    options.forEach(
        (key, resolved) -> {
          boolean open = !resolved.option().secret() || resolved.owners().contains(plugin);
          if (open && own.contains(Keys.group(key))) {
            visible.put(key, resolved);
          }
        });
    return visible;
  }
}
