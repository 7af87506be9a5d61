package dev.runner.core.config;

import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Resolves the runner's own options before any plugin is asked. */
public final class CoreConfigReader {

  /**
   * Reads the sources.
   *
   * <p>Keys that are not the runner's are not judged here: only {@link ConfigMerger} knows them
   * all.
   */
  public CoreConfig read(ConfigSources sources) {
    LoadedFiles files = LoadedFiles.of(sources);
    List<Issue> issues = new ArrayList<>(files.issues());
    OptionResolver resolver = new OptionResolver(sources, files, issues);
    List<ResolvedOption> resolved = new ArrayList<>();
    Map<String, List<String>> values = new HashMap<>();
    for (KeyedOption option : options(sources, files)) {
      ResolvedOption one = resolver.resolve(option, List.of());
      resolved.add(one);
      one.values()
          .or(() -> OptionResolver.defaultOf(option.option()))
          .ifPresent(texts -> values.put(option.key(), texts));
    }
    StoreOptions.clash(values).ifPresent(issues::add);
    return new CoreConfig(
        StoreOptions.settings(values),
        first(values, CoreOptions.CACHE_DIR).map(Path::of),
        ForkConfig.of(resolved),
        limits(values),
        sharing(values),
        FailureOptions.policy(values),
        new LeftoverRules(
            first(values, CoreOptions.LEFTOVERS_RESULT).filter("fail"::equals).isPresent(),
            values.getOrDefault(CoreOptions.LEFTOVERS_KEEP, List.of())),
        ServiceOptions.rules(values),
        TrustRules.of(values),
        issues);
  }

  private static List<KeyedOption> options(ConfigSources sources, LoadedFiles files) {
    List<KeyedOption> options = new ArrayList<>();
    for (OptionGroup group : CoreOptions.groups()) {
      options.addAll(KeyedOption.of(group));
    }
    options.addAll(ForkKey.in(sources, files));
    options.addAll(BudgetKey.in(sources, files));
    options.addAll(ResourceOptions.in(sources, files));
    return options;
  }

  private static Sharing sharing(Map<String, List<String>> values) {
    return new Sharing(
        ResourceOptions.capacities(values),
        values.getOrDefault(CoreOptions.FORK_SERIAL_PLUGINS, List.of()).stream()
            .map(PluginId::new)
            .collect(Collectors.toSet()));
  }

  private static TimeLimits limits(Map<String, List<String>> values) {
    return new TimeLimits(
            limit(values, CoreOptions.LIMIT_TEST),
            limit(values, CoreOptions.LIMIT_CLASS),
            limit(values, CoreOptions.LIMIT_RUN),
            limit(values, CoreOptions.LIMIT_SILENCE),
            limit(values, CoreOptions.LIMIT_DISCOVERY),
            limit(values, CoreOptions.LIMIT_SLOW))
        .resolved();
  }

  private static Optional<Duration> limit(Map<String, List<String>> values, String key) {
    return first(values, key).map(text -> CoreOptions.duration(key, text));
  }

  private static Optional<String> first(Map<String, List<String>> values, String key) {
    return Optional.ofNullable(values.get(key)).map(texts -> texts.get(0));
  }
}
