package dev.runner.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Loads configuration files and merges them. */
final class HoconLoader {

  private record Parsed(Path file, Config config) {}

  private final List<Issue> issues = new ArrayList<>();

  /**
   * Loads all files; one that cannot be read is reported and left out.
   *
   * <p>Substitutions see all files together, then the environment of the sources.
   */
  LoadedFiles load(ConfigSources sources) {
    List<Parsed> parsed = new ArrayList<>();
    for (Path file : sources.files()) {
      parse(file).ifPresent(config -> parsed.add(new Parsed(file, config)));
    }
    ConfigResolveOptions options =
        ConfigResolveOptions.noSystem()
            .appendResolver(new EnvironmentResolver(sources.environment()));
    Config merged = ConfigFactory.empty();
    for (Parsed one : parsed) {
      merged = merged.withFallback(one.config);
    }
    try {
      if (!merged.isResolved()) {
        new ExpansionGuard(parsed.get(0).file, merged, sources.environment()).check();
      }
      return listed(parsed, merged.resolve(options));
    } catch (ConfigFileException e) {
      issues.add(e.issue());
    } catch (ConfigException e) {
      issues.add(HoconProblem.of(parsed.get(0).file, e));
    } catch (StackOverflowError e) {
      issues.add(HoconProblem.tooDeep(parsed.get(0).file));
    }
    return new LoadedFiles(List.of(), Map.of(), issues);
  }

  private Optional<Config> parse(Path file) {
    try {
      return Optional.of(new HoconParser().parse(file).toConfig());
    } catch (ConfigFileException e) {
      issues.add(e.issue());
      return Optional.empty();
    }
  }

  private LoadedFiles listed(List<Parsed> parsed, Config resolved) {
    NavigableMap<String, Setting> effective = new TreeMap<>();
    for (Setting setting : new SettingLister(issues::add).list(resolved.root())) {
      effective.put(setting.key(), setting);
    }
    List<Setting> all = new ArrayList<>();
    Set<String> covered = new HashSet<>();
    for (Parsed one : parsed) {
      // Unresolved, because only so each file shows what it sets itself, and where.
      for (Setting setting : new SettingLister(issue -> {}).list(one.config.root())) {
        all.add(setting);
        covered.add(setting.key());
      }
    }
    effective.values().stream().filter(s -> !covered.contains(s.key())).forEach(all::add);
    all.removeIf(setting -> setting.values().isEmpty() && isBlock(setting.key(), effective));
    return new LoadedFiles(all, effective, issues);
  }

  /** Tells whether a substitution has brought a block, whose settings are listed themselves. */
  private static boolean isBlock(String key, NavigableMap<String, Setting> effective) {
    String below = key + ".";
    return Optional.ofNullable(effective.ceilingKey(below))
        .filter(next -> next.startsWith(below))
        .isPresent();
  }
}
