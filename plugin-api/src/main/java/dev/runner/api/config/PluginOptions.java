package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The values of the options that a plugin may read. Immutable.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class PluginOptions {

  private final Map<String, Option> declared;
  private final Map<String, List<String>> values;

  /**
   * Creates options from declarations and the texts of their values.
   *
   * @param declared the declarations by full key
   * @param values the texts by full key; keys without a value are absent
   */
  @API(status = INTERNAL, since = "0.1")
  public PluginOptions(Map<String, Option> declared, Map<String, List<String>> values) {
    this.declared = Map.copyOf(declared);
    this.values = Map.copyOf(values);
  }

  /**
   * Returns the options of the plugin that a class belongs to.
   *
   * <p>Under the runner they are the ones of the run. Anywhere else, under plain Surefire for
   * instance, they are resolved from the plugin's own declarations, in this order: system
   * properties named like the keys, environment variables {@code RUNNER__GROUP__OPTION_NAME}, the
   * class path's {@code runner-test.conf}, the defaults.
   *
   * @param type a class of the plugin
   * @return its options
   * @throws OptionException if the plugin runs alone and a value is missing or not allowed
   */
  public static PluginOptions of(Class<?> type) {
    for (ClassLoader loader = type.getClassLoader(); loader != null; loader = loader.getParent()) {
      if (loader instanceof OptionScope scope) {
        return scope.options();
      }
    }
    return StandaloneOptions.resolve(type.getClassLoader());
  }

  /**
   * Returns the value of an option that must have one.
   *
   * @param <T> the type wanted
   * @param key the full key, group and name joined by a dot
   * @param type {@code String}, the natural type of the option's kind ({@code boolean}, {@code
   *     int}, {@code long}, {@code double}, {@code Duration}, {@code URI}, {@code Path}, {@code
   *     List} of texts, {@code Map} of texts by texts; {@code long} for a size in bytes), or an
   *     enumeration whose constants are the choices
   * @return the value
   * @throws OptionException if no such option is declared, it has no value, or it is of another
   *     type
   */
  public <T> T get(String key, Class<T> type) {
    return find(key, type)
        .orElseThrow(
            () ->
                new OptionException(
                    "Option '%s' has no value: set it in runner.conf, or by the environment variable %s"
                        .formatted(key, environmentName(key))));
  }

  /**
   * Returns the value of an option, if it has one.
   *
   * @param <T> the type wanted
   * @param key the full key, group and name joined by a dot
   * @param type as of {@link #get}
   * @return the value, or empty if the option has neither value nor default
   * @throws OptionException if no such option is declared or it is of another type
   */
  public <T> Optional<T> find(String key, Class<T> type) {
    Option option = declared(key);
    return Optional.ofNullable(values.get(key))
        .map(elements -> OptionReader.convert(option, elements, type));
  }

  /**
   * Tells why a condition does not hold.
   *
   * @param condition the condition, with a full key
   * @return what is and what should be; empty if it holds
   * @throws OptionException if no such option is declared, or it can never have a value wanted
   */
  @API(status = INTERNAL, since = "0.1")
  public Optional<String> unmet(OptionCondition condition) {
    String key = condition.key();
    Option option = declared(key);
    condition
        .problem(option)
        .ifPresent(
            problem -> {
              throw new OptionException(
                  "Option '%s' can never be what is wanted: %s".formatted(key, problem));
            });
    Optional<List<String>> value = Optional.ofNullable(values.get(key));
    if (value.filter(elements -> condition.holds(option, elements)).isPresent()) {
      return Optional.empty();
    }
    String found =
        value.map(elements -> "\"" + OptionReader.shown(option, elements) + "\"").orElse("not set");
    String wanted =
        condition.values().stream().collect(Collectors.joining("\" or \"", ", wanted \"", "\""));
    return Optional.of(
        "option " + key + " is " + found + (condition.values().isEmpty() ? "" : wanted));
  }

  /**
   * Returns the texts of options that have a value.
   *
   * @param keys full keys
   * @return the texts by key, secrets among them, in the order of the keys
   * @throws OptionException if one is not declared
   */
  @API(status = INTERNAL, since = "0.1")
  public SortedMap<String, List<String>> texts(Collection<String> keys) {
    SortedMap<String, List<String>> texts = new TreeMap<>();
    for (String key : keys) {
      declared(key);
      Optional.ofNullable(values.get(key)).ifPresent(elements -> texts.put(key, elements));
    }
    return texts;
  }

  private Option declared(String key) {
    return Optional.ofNullable(declared.get(key)).orElseThrow(() -> undeclared(key));
  }

  private OptionException undeclared(String key) {
    String near =
        new NearestName(declared.keySet())
            .to(key)
            .map(name -> ", did you mean '" + name + "'?")
            .orElse("");
    return new OptionException(
        "Option '%s' is not declared%s (declared are: %s)"
            .formatted(key, near, String.join(", ", new TreeSet<>(declared.keySet()))));
  }

  /**
   * Returns the full keys of all options that are declared, with a value or without.
   *
   * @return the keys, in no order
   */
  @API(status = INTERNAL, since = "0.1")
  public Set<String> declaredKeys() {
    return declared.keySet();
  }

  /**
   * Returns the name of the environment variable that sets an option.
   *
   * @param key the full key
   * @return {@code RUNNER__} and the key's segments joined by two underscores, dashes written as
   *     one, all in capitals
   */
  @API(status = INTERNAL, since = "0.1")
  public static String environmentName(String key) {
    return "RUNNER__" + key.replace(".", "__").replace('-', '_').toUpperCase(java.util.Locale.ROOT);
  }

  /** Returns the keys that have values, never the values: one may be a secret. */
  @Override
  public String toString() {
    return "PluginOptions" + new TreeSet<>(values.keySet());
  }
}
