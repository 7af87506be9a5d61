package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionKind;
import dev.runner.api.config.OptionReader;
import dev.runner.core.secret.SecretMask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Lists what is set, for people. */
public final class ConfigSettings {

  private static final Option PARAMETER =
      Option.string("parameter").help("A parameter of JUnit's.").build();

  /** Creates the step. */
  public ConfigSettings() {}

  /**
   * Lists all options, and the parameters of JUnit that are set.
   *
   * @return the settings sorted by key, secrets masked
   */
  public List<ConfigSetting> of(MergedConfig config, ConfigSources sources) {
    SecretMask secrets = config.secrets();
    Map<String, ConfigSetting> settings = new TreeMap<>();
    parameters(sources)
        .forEach(
            (key, setting) ->
                settings.put(key, parameter(setting, text -> secrets.mask(withoutUser(text)))));
    config.options().forEach((key, option) -> settings.put(key, setting(option, secrets::mask)));
    return List.copyOf(settings.values());
  }

  private static ConfigSetting setting(ResolvedOption resolved, UnaryOperator<String> mask) {
    Option option = resolved.option();
    Optional<List<String>> shown = resolved.values().map(texts -> shown(option, texts, mask));
    return new ConfigSetting(
        resolved.key(),
        shown,
        Optional.of(option.secret() ? OptionKind.STRING : option.kind()),
        resolved.origin(),
        option.secret(),
        resolved.owners(),
        resolved.deprecatedKeys());
  }

  private static List<String> shown(Option option, List<String> texts, UnaryOperator<String> mask) {
    return option.secret()
        ? List.of(OptionReader.MASK)
        : texts.stream()
            .map(text -> mask.apply(OptionReader.shown(option, List.of(text))))
            .toList();
  }

  private static ConfigSetting parameter(Setting setting, UnaryOperator<String> mask) {
    Optional<List<String>> value =
        setting.values().map(texts -> List.of(mask.apply(String.join(",", texts))));
    return new ConfigSetting(
        setting.key(), value, Optional.empty(), setting.origin(), false, List.of(), List.of());
  }

  private static String withoutUser(String text) {
    return OptionReader.shown(PARAMETER, List.of(text));
  }

  /** Returns the strongest setting of each key below {@code junit} and {@code plugins}. */
  private static Map<String, Setting> parameters(ConfigSources sources) {
    Map<String, Setting> found = new TreeMap<>();
    LoadedFiles.of(sources)
        .effective()
        .forEach(
            (key, setting) -> {
              if (isParameter(key) && setting.values().isPresent()) {
                found.put(key, setting);
              }
            });
    sources
        .environment()
        .forEach(
            (name, text) ->
                Keys.junitParameterOf(name)
                    .ifPresent(key -> put(found, key, text, Origin.environment(name))));
    sources
        .commandLine()
        .forEach(
            (key, text) -> {
              if (isParameter(key)) {
                put(found, key, text, Origin.COMMAND_LINE);
              }
            });
    return found;
  }

  private static void put(Map<String, Setting> found, String key, String text, Origin origin) {
    found.put(key, new Setting(key, Optional.of(List.of(text)), origin));
  }

  private static boolean isParameter(String key) {
    String group = Keys.group(key);
    return group.equals(Keys.JUNIT) || group.equals(Keys.PLUGINS);
  }
}
