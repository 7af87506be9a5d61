package dev.runner.api.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
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
    for (OptionDeclarations declaration : declarations) {
      for (OptionGroup group : declaration.optionGroups()) {
        for (Option option : group.options()) {
          declared.put(group.key(option), option);
          value(group, option).ifPresent(texts -> values.put(group.key(option), texts));
        }
      }
    }
    return new PluginOptions(declared, values);
  }

  private Optional<List<String>> value(OptionGroup group, Option option) {
    String key = group.key(option);
    return set(key, option)
        .or(() -> underDeprecatedName(group, option))
        .or(() -> option.defaultValue().map(text -> OptionReader.elements(option, text)))
        .or(() -> absent(key, option));
  }

  private Optional<List<String>> underDeprecatedName(OptionGroup group, Option option) {
    for (String old : group.deprecatedKeys(option)) {
      Optional<List<String>> found = set(old, option);
      if (found.isPresent()) {
        System.getLogger(StandaloneOptions.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "Option ''{0}'' is now called ''{1}'': rename it",
                old,
                group.key(option));
        return found;
      }
    }
    return Optional.empty();
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
        .or(() -> fromFile(key).map(e -> checked(key, option, e, FILE)));
  }

  private Optional<List<String>> fromFile(String key) {
    try {
      return file.hasPath(key) ? Optional.of(texts(key)) : Optional.empty();
    } catch (ConfigException e) {
      throw new OptionException("Option '" + key + "' in " + FILE + ": " + e.getMessage());
    }
  }

  /** Returns the texts as they are written in the file: 1.10 is not 1.1. */
  private List<String> texts(String key) {
    return file.getValue(key).valueType() == ConfigValueType.LIST
        ? file.getStringList(key)
        : List.of(file.getString(key));
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
      throw new OptionException(
          "Option '%s' is required: set it in %s on the class path, or by the environment variable %s"
              .formatted(key, FILE, PluginOptions.environmentName(key)));
    }
    return Optional.empty();
  }
}
