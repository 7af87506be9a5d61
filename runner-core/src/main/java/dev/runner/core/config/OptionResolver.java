package dev.runner.core.config;

import dev.runner.api.config.FormerName;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionKind;
import dev.runner.api.config.OptionReader;
import dev.runner.api.config.PluginOptions;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the strongest value of an option and checks it. */
final class OptionResolver {

  private final ConfigSources sources;
  private final LoadedFiles files;
  private final List<Issue> issues;

  /** Creates a resolver that adds what it finds wrong to a list. */
  OptionResolver(ConfigSources sources, LoadedFiles files, List<Issue> issues) {
    this.sources = sources;
    this.files = files;
    this.issues = issues;
  }

  /** A value that a source sets; what is whole leaves nothing to weaker sources. */
  private record Found(String key, List<String> values, boolean whole, Origin origin) {

    Found(String key, List<String> values, Origin origin) {
      this(key, values, true, origin);
    }
  }

  /** Resolves one option; a bad value counts as none. */
  ResolvedOption resolve(KeyedOption keyed, List<PluginId> owners) {
    Option option = keyed.option();
    Optional<Found> found = current(keyed);
    if (found.isPresent()) {
      Found value = found.get();
      option
          .deprecation()
          .ifPresent(why -> issues.add(DeprecationIssues.option(value.key, value.origin, why)));
      boolean good = isGood(keyed.key(), option, value);
      return new ResolvedOption(
          keyed, owners, good ? Optional.of(value.values) : Optional.empty(), value.origin);
    }
    if (option.required() && files.complete()) {
      issues.add(missing(keyed.key(), option, " and has no value"));
    }
    Optional<List<String>> fallback = defaultOf(option);
    Origin origin = fallback.isPresent() ? Origin.defaultOf(owners) : Origin.NOT_SET;
    return new ResolvedOption(keyed, owners, fallback, origin);
  }

  /** Returns the texts of an option's default. */
  static Optional<List<String>> defaultOf(Option option) {
    return option.defaultValue().map(text -> OptionReader.elements(option, text));
  }

  /** Finds the value, under its present name if that is set anywhere at all. */
  private Optional<Found> current(KeyedOption keyed) {
    List<Found> present = inSources(keyed.key(), keyed.option());
    Optional<Found> found = strongest(present);
    List<Found> old = new ArrayList<>();
    for (FormerName former : keyed.formerKeys()) {
      for (Found setting : inSources(former.name(), keyed.option())) {
        old.add(setting);
        issues.add(
            DeprecationIssues.name(former, setting.origin, keyed.key(), found.map(Found::origin)));
      }
    }
    return found.or(() -> strongest(old));
  }

  /** Returns the strongest value; a map may consist of what several sources set. */
  private static Optional<Found> strongest(List<Found> found) {
    if (found.isEmpty() || found.get(0).whole) {
      return found.stream().findFirst();
    }
    MapSettings.Found merged =
        MapSettings.merged(
            found.stream().map(f -> new MapSettings.Found(f.values, f.whole, f.origin)).toList());
    return Optional.of(new Found(found.get(0).key, merged.values(), merged.origin()));
  }

  /** Returns what each source sets, the strongest first. */
  private List<Found> inSources(String key, Option option) {
    List<Found> found = new ArrayList<>();
    onCommandLine(key, option).ifPresent(found::add);
    inEnvironment(key, option).ifPresent(found::add);
    inFiles(key, option).ifPresent(found::add);
    return found;
  }

  private Optional<Found> onCommandLine(String key, Option option) {
    Optional<Found> found =
        option.kind() == OptionKind.MAP
            ? maps().onCommandLine(key, option).map(map -> found(key, map))
            : Optional.ofNullable(sources.commandLine().get(key))
                .map(t -> new Found(key, OptionReader.elements(option, t), Origin.COMMAND_LINE));
    if (found.isPresent() && option.secret()) {
      issues.add(exposed(key));
    }
    return found;
  }

  private Optional<Found> inEnvironment(String key, Option option) {
    String name = ForkKey.environmentName(key);
    return Optional.ofNullable(sources.environment().get(name))
        .map(text -> new Found(key, OptionReader.elements(option, text), Origin.environment(name)));
  }

  private Optional<Found> inFiles(String key, Option option) {
    if (option.kind() == OptionKind.MAP) {
      return maps().inFiles(key, option).map(map -> found(key, map));
    }
    return Optional.ofNullable(files.effective().get(key))
        .flatMap(setting -> setting.values().map(t -> new Found(key, t, setting.origin())));
  }

  private MapSettings maps() {
    return new MapSettings(sources, files);
  }

  private static Found found(String key, MapSettings.Found map) {
    return new Found(key, map.values(), map.whole(), map.origin());
  }

  private boolean isGood(String key, Option option, Found found) {
    if (option.required() && found.values.stream().allMatch(String::isBlank)) {
      issues.add(missing(key, option, " and has no value but an empty one (" + found.origin + ")"));
      return false;
    }
    Optional<String> problem =
        OptionReader.problem(option, found.values)
            .or(() -> CoreOptions.problem(key, option, found.values));
    problem.ifPresent(text -> issues.add(invalid(key, option, found, text)));
    return problem.isEmpty();
  }

  private static Issue invalid(String key, Option option, Found found, String problem) {
    String remedy =
        option.defaultValue().isEmpty() || option.secret()
            ? "correct the value"
            : "correct the value, or remove it to get the default '%s'"
                .formatted(option.defaultValue().get());
    return Issue.error(
            "config.invalid-value",
            key,
            "Option '%s' (%s): %s; %s".formatted(found.key, found.origin, problem, remedy))
        .at(found.origin.text());
  }

  /** Says that an option is required, when that is not always so, and what it has instead. */
  static Issue missing(String key, Option option, String need) {
    String way =
        option.secret()
            ? "set it by the environment variable %s or in runner.conf"
                .formatted(PluginOptions.environmentName(key))
            : "set it in runner.conf, by -D %s=VALUE or by the environment variable %s"
                .formatted(key, PluginOptions.environmentName(key));
    return Issue.error(
        "config.missing-value",
        key,
        "Option '%s' is required%s (%s); %s, it must be %s"
            .formatted(key, need, option.help(), way, option.kind().expectation()));
  }

  private static Issue exposed(String key) {
    String variable =
        Keys.group(key).equals(Keys.PLUGINS)
            ? ""
            : "the environment variable " + ForkKey.environmentName(key) + " or ";
    return Issue.warning(
            "config.secret-on-command-line",
            key,
            "Secret option '%s' was given with -D, where other users of this machine can read it; use %sa file"
                .formatted(key, variable))
        .at(Origin.COMMAND_LINE.text());
  }
}
