package dev.runner.core.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a results store on a PostgreSQL server, without user and password.
 *
 * @param hosts one or more of them with commas between, each with a port or without
 * @param database the name of the database
 * @param parameters of the connection, by their names
 */
public record StoreUrl(String hosts, String database, Map<String, String> parameters) {

  /** Others could read files, load classes, or hold a secret. */
  private static final List<String> ALLOWED =
      List.of(
          "connectTimeout",
          "currentSchema",
          "socketTimeout",
          "sslmode",
          "sslrootcert",
          "targetServerType");

  private static final String FORM = "postgresql://HOST[:PORT]/DATABASE";

  private static final Pattern SCHEME = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://");

  private static final String HOST =
      "(?:[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?";

  private static final Pattern ADDRESS =
      Pattern.compile("(%1$s(?:,%1$s)*)/([A-Za-z0-9_.-]+)(?:\\?(.*))?".formatted(HOST));

  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)=([A-Za-z0-9_./:+-]+)");

  /** Copies the parameters, sorted. */
  public StoreUrl {
    parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** Tells what is wrong with a text; what it says quotes no secret. */
  static Optional<String> problem(String text) {
    Matcher scheme = SCHEME.matcher(text);
    String rest = scheme.lookingAt() ? text.substring(scheme.end()) : text;
    if (rest.indexOf('@') >= 0 || rest.matches("(?i).*[?&](user|password)=.*")) {
      return Optional.of(
          "a user or password stands in it (expected %s; user and password belong into store.user and store.password)"
              .formatted(FORM));
    }
    Matcher address = ADDRESS.matcher(rest);
    if (!scheme.lookingAt() || !address.matches()) {
      String place = text.replaceFirst("\\?.*", ""); // parameters may hold what is secret
      return Optional.of("invalid value '%s' (expected %s)".formatted(place, FORM));
    }
    return parameters(address.group(3)).stream()
        .filter(one -> !isAllowed(one))
        .findFirst()
        .map(
            one ->
                "parameter '%s' is not allowed (allowed are %s, each with =VALUE)"
                    .formatted(one.replaceFirst("=.*", ""), String.join(", ", ALLOWED)));
  }

  /** Returns the address in a text that has no problem. */
  static StoreUrl of(String text) {
    Matcher address = ADDRESS.matcher(SCHEME.matcher(text).replaceFirst(""));
    if (!address.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no " + FORM);
    }
    Map<String, String> parameters = new TreeMap<>();
    for (String one : parameters(address.group(3))) {
      parameters.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
    }
    return new StoreUrl(address.group(1), address.group(2), parameters);
  }

  /** Returns the address in the words of the driver. */
  public String jdbc() {
    return "jdbc:postgresql://" + hosts + "/" + database;
  }

  /** Returns what people call it. */
  @Override
  public String toString() {
    return Optional.ofNullable(parameters.get("currentSchema"))
        .map(schema -> "postgresql://" + hosts + "/" + database + "?currentSchema=" + schema)
        .orElse("postgresql://" + hosts + "/" + database);
  }

  private static List<String> parameters(@org.jspecify.annotations.Nullable String text) {
    return text == null ? List.of() : Arrays.asList(text.split("&", -1));
  }

  private static boolean isAllowed(String parameter) {
    Matcher matcher = PARAMETER.matcher(parameter);
    return matcher.matches() && ALLOWED.contains(matcher.group(1));
  }
}
