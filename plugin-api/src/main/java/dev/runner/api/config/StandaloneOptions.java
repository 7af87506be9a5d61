package dev.runner.api.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Resolves a plugin's options where no runner is present. */
final class StandaloneOptions {

  static final String FILE = "runner-test.conf";

  private final Config file;
  private final UnaryOperator<@Nullable String> properties;
  private final UnaryOperator<@Nullable String> environment;

  StandaloneOptions(
      Config file,
      UnaryOperator<@Nullable String> properties,
      UnaryOperator<@Nullable String> environment) {
    this.file = file;
    this.properties = properties;
    this.environment = environment;
  }

  static PluginOptions resolve(@Nullable ClassLoader loader) {
    return new StandaloneOptions(file(loader), System::getProperty, System::getenv)
        .resolve(ServiceLoader.load(OptionDeclarations.class, loader));
  }

  private static Config file(@Nullable ClassLoader loader) {
    try {
      ConfigParseOptions lenient = ConfigParseOptions.defaults().setAllowMissing(true);
      return ConfigFactory.parseResources(loader, FILE, lenient).resolve();
    } catch (ConfigException e) {
      // Only the place: the parser quotes the text that it could not read, perhaps a secret.
      String place = e.origin() == null ? FILE : e.origin().description();
      throw new OptionException(
          "Configuration on the class path cannot be read (%s): correct its syntax"
              .formatted(place));
    }
  }

  PluginOptions resolve(Iterable<OptionDeclarations> declarations) {
    Map<String, Option> declared = new LinkedHashMap<>();
    Map<String, List<String>> values = new LinkedHashMap<>();
    Map<String, OptionCondition> needs = new LinkedHashMap<>();
    for (OptionDeclarations declaration : declarations) {
      for (OptionGroup group : declaration.optionGroups()) {
        for (Option option : group.options()) {
          String key = group.key(option);
          declared.put(key, option);
          value(group, option).ifPresent(texts -> values.put(key, texts));
          group.requiredIf(option).ifPresent(condition -> needs.put(key, condition));
        }
      }
    }
    needs.keySet().removeAll(values.keySet());
    PluginOptions options = new PluginOptions(declared, values);
    needs.forEach((key, condition) -> checkNeed(options, key, condition));
    return options;
  }

  private static void checkNeed(PluginOptions options, String key, OptionCondition condition) {
    if (options.unmet(condition).isEmpty()) {
      throw missing(key, "is required if " + condition);
    }
  }

  private Optional<List<String>> value(OptionGroup group, Option option) {
    String key = group.key(option);
    Optional<List<String>> found = set(key, option).or(() -> underFormerName(group, option));
    if (found.isPresent() && option.deprecation().isPresent()) {
      warn("Option ''{0}'' is deprecated and {1}: do not set it", key, option.deprecation().get());
    }
    return found
        .or(() -> option.defaultValue().map(text -> OptionReader.elements(option, text)))
        .or(() -> absent(key, option));
  }

  private Optional<List<String>> underFormerName(OptionGroup group, Option option) {
    for (FormerName old : group.formerKeys(option)) {
      Optional<List<String>> found = set(old.name(), option);
      if (found.isPresent()) {
        warn(
            "Option ''{0}'' is now called ''{1}''{2}: rename it",
            old.name(),
            group.key(option),
            old.deprecation().map(why -> "; the old name " + why).orElse(""));
        return found;
      }
    }
    return Optional.empty();
  }

  private static void warn(String message, Object... parts) {
    System.getLogger(StandaloneOptions.class.getName())
        .log(System.Logger.Level.WARNING, message, parts);
  }

  private Optional<List<String>> set(String key, Option option) {
    String name = PluginOptions.environmentName(key);
    return Optional.ofNullable(properties.apply(key))
        .map(text -> checked(key, option, OptionReader.elements(option, text), "system property"))
        .or(
            () ->
                Optional.ofNullable(environment.apply(name))
                    .map(text -> OptionReader.elements(option, text))
                    .map(e -> checked(key, option, e, "environment variable " + name)))
        .or(() -> fromFile(key, option).map(e -> checked(key, option, e, FILE)));
  }

  private Optional<List<String>> fromFile(String key, Option option) {
    try {
      return file.hasPath(key) ? Optional.of(texts(key, option)) : Optional.empty();
    } catch (ConfigException e) {
      throw new OptionException("Option '" + key + "' in " + FILE + ": " + e.getMessage());
    }
  }

  /** Returns the texts as they are written in the file: 1.10 is not 1.1. */
  private List<String> texts(String key, Option option) {
    ConfigValueType type = file.getValue(key).valueType();
    if (type == ConfigValueType.LIST) {
      return file.getStringList(key);
    }
    if (type == ConfigValueType.OBJECT && option.kind() == OptionKind.MAP) {
      return file.getConfig(key).entrySet().stream().map(StandaloneOptions::pair).sorted().toList();
    }
    String text = file.getString(key);
    return option.kind() == OptionKind.MAP ? OptionReader.elements(option, text) : List.of(text);
  }

  private static String pair(Map.Entry<String, ConfigValue> entry) {
    String value = entry.getValue().atKey("value").getString("value");
    return String.join(".", ConfigUtil.splitPath(entry.getKey())) + "=" + value;
  }

  private static List<String> checked(
      String key, Option option, List<String> elements, String origin) {
    OptionReader.problem(option, elements)
        .ifPresent(
            problem -> {
              throw new OptionException("Option '%s' (%s): %s".formatted(key, origin, problem));
            });
    return elements;
  }

  private static Optional<List<String>> absent(String key, Option option) {
    if (option.required()) {
      throw missing(key, "is required");
    }
    return Optional.empty();
  }

  private static OptionException missing(String key, String need) {
    return new OptionException(
        "Option '%s' %s: set it in %s on the class path, or by the environment variable %s"
            .formatted(key, need, FILE, PluginOptions.environmentName(key)));
  }
}
