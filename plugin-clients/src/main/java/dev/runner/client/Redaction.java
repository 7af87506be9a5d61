package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Names of what is written as {@code ***}, in headers, in queries, forms and JSON. Capitals make no
 * difference, nor do {@code _} and {@code -} in fields. Immutable.
 *
 * @param headers names of headers, in small letters
 * @param fields names of fields and parameters, in small letters without {@code _} and {@code -}
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Redaction(Set<String> headers, Set<String> fields) {

  /** What is secret almost everywhere. */
  public static final Redaction STANDARD =
      new Redaction(
          Set.of(
              "authorization",
              "proxy-authorization",
              "cookie",
              "set-cookie",
              "x-auth-token",
              "x-subject-token",
              "x-api-key",
              "x-csrf-token"),
          Set.of(
              "password",
              "passwd",
              "passphrase",
              "adminpass",
              "secret",
              "clientsecret",
              "token",
              "accesstoken",
              "refreshtoken",
              "idtoken",
              "apikey",
              "privatekey",
              "authorization",
              "sessionid"));

  /** Copies the names, in the spelling that is compared. */
  public Redaction {
    headers = Set.copyOf(headers.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    fields = Set.copyOf(fields.stream().map(Redaction::plain).toList());
  }

  /**
   * Adds names of headers.
   *
   * @param names the names
   * @return another list
   */
  public Redaction andHeaders(String... names) {
    return new Redaction(both(headers, names), fields);
  }

  /**
   * Adds names of fields and parameters.
   *
   * @param names the names
   * @return another list
   */
  public Redaction andFields(String... names) {
    return new Redaction(headers, both(fields, names));
  }

  boolean isSecretHeader(String name) {
    return headers.contains(name.toLowerCase(Locale.ROOT));
  }

  boolean isSecretField(String name) {
    return fields.contains(plain(name));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  private static Set<String> both(Collection<String> some, String... more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return all;
  }
}
