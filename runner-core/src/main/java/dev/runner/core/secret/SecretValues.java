package dev.runner.core.secret;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the secrets among the values of options. */
public final class SecretValues {

  private SecretValues() {}

  /**
   * Returns the values of secret options, and the passwords in the URIs of the others.
   *
   * @param declared the options by key
   * @param values the texts of their values by key
   */
  public static List<String> of(Map<String, Option> declared, Map<String, List<String>> values) {
    List<String> secrets = new ArrayList<>();
    values.forEach((key, texts) -> secrets.addAll(of(declared.get(key), texts)));
    return secrets;
  }

  /** Returns the secrets in the value of one option. */
  public static List<String> of(Option option, List<String> texts) {
    if (option.secret()) {
      return option.kind() == OptionKind.MAP ? valuesOf(texts) : texts;
    }
    List<String> passwords = new ArrayList<>();
    for (String text : texts) {
      if (text.contains("://")) {
        passwords.addAll(UserInfo.passwords(text));
      }
    }
    return passwords;
  }

  /** Returns the values of a map, whose keys are no secrets, and what could not be read. */
  private static List<String> valuesOf(List<String> pairs) {
    return pairs.stream().map(pair -> pair.substring(pair.indexOf('=') + 1).strip()).toList();
  }

  /** Apart, because few runs need it. */
  private static final class UserInfo {

    private static final Pattern PASSWORD = Pattern.compile("://[^/@\\s:]*:([^/@\\s]+)@");

    static List<String> passwords(String text) {
      return PASSWORD.matcher(text).results().map(found -> found.group(1)).toList();
    }
  }
}
