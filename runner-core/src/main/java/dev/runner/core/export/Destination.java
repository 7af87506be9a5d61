package dev.runner.core.export;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionKind;
import dev.runner.api.config.OptionReader;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.shard.TextDigest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where an export goes: each has an outbox of its own.
 *
 * @param target the target as it was typed
 * @param options what options say beside it, as {@code KEY=VALUE, KEY=VALUE}; empty if all have
 *     their defaults. Of a secret, and of what is long, a digest
 */
public record Destination(String target, String options) {

  private static final int LONGEST_VALUE = 60;
  private static final int DIGITS = 12;

  /** A target is a URI, which has no blank. */
  private static final String BEGIN = " [";

  /** What an exporter's options are. */
  public record Options(Map<String, Option> declared, Map<String, List<String>> values) {}

  /** Returns where a target leads that says all itself. */
  public static Destination of(String target) {
    return new Destination(target, "");
  }

  /**
   * Returns where a target leads.
   *
   * @param target the target
   * @param keys the options that say so beside it, declared
   * @param given all options of the exporter
   * @param secrets what must not be seen
   */
  public static Destination of(
      String target, Collection<String> keys, Options given, SecretMask secrets) {
    return new Destination(
        target,
        new TreeSet<>(keys)
            .stream()
                .filter(key -> given.values().containsKey(key) && !isDefault(key, given))
                .map(key -> key + "=" + value(target, key, given, secrets))
                .collect(Collectors.joining(", ")));
  }

  /** Reads what {@link #text} has written. */
  public static Destination parse(String text) {
    int begin = text.indexOf(BEGIN);
    return begin < 0
        ? of(text)
        : new Destination(
            text.substring(0, begin), text.substring(begin + BEGIN.length(), text.length() - 1));
  }

  /** Returns it in a line, the same for the same place. */
  public String text() {
    return options.isEmpty() ? target : target + BEGIN + options + "]";
  }

  private static boolean isDefault(String key, Options given) {
    Option option = given.declared().get(key);
    return option
        .defaultValue()
        .filter(
            text -> elements(option, OptionReader.elements(option, text)).equals(of(key, given)))
        .isPresent();
  }

  private static String value(String target, String key, Options given, SecretMask secrets) {
    List<String> elements = of(key, given);
    String text = String.join(",", elements);
    boolean hidden = given.declared().get(key).secret() || !secrets.mask(text).equals(text);
    return hidden || text.length() > LONGEST_VALUE
        ? "#" + new TextDigest().add(target, key).add(elements).text().substring(0, DIGITS)
        : text;
  }

  private static List<String> of(String key, Options given) {
    return elements(given.declared().get(key), given.values().get(key));
  }

  /** The entries of a map have no order. */
  private static List<String> elements(Option option, List<String> elements) {
    return option.kind() == OptionKind.MAP ? elements.stream().sorted().toList() : elements;
  }
}
