package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a client presents with each request, asked for each time, so that it may change.
 *
 * <p>Called on the threads of tests, by several at once. The values are masked wherever the client
 * writes down what was said, whatever the headers are called.
 *
 * @since 0.1
 */
@FunctionalInterface
@API(status = EXPERIMENTAL, since = "0.1")
public interface Credentials {

  /**
   * Returns the headers that prove who asks.
   *
   * @return values by name of the header
   */
  Map<String, Secret> headers();

  /**
   * Presents nothing.
   *
   * @return credentials without headers
   */
  static Credentials none() {
    return Map::of;
  }

  /**
   * Presents a token as {@code Authorization: Bearer TOKEN}.
   *
   * @param token the token
   * @return the credentials
   */
  static Credentials bearer(Secret token) {
    return header("Authorization", Secret.of("Bearer " + token.reveal()));
  }

  /**
   * Presents a name and a password as {@code Authorization: Basic ...}.
   *
   * @param user the name, without a colon
   * @param password the password
   * @return the credentials
   */
  static Credentials basic(String user, Secret password) {
    if (user.contains(":")) {
      throw new IllegalArgumentException(
          "Invalid user '%s' (a name has no colon): correct it".formatted(user));
    }
    byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return header("Authorization", Secret.of("Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  /**
   * Presents a header.
   *
   * @param name its name
   * @param value its value
   * @return the credentials
   */
  static Credentials header(String name, Secret value) {
    Map<String, Secret> headers = Map.of(name, value);
    return () -> headers;
  }
}
