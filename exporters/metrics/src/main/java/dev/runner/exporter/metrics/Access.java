package dev.runner.exporter.metrics;

import dev.runner.api.config.PluginOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The header that says who calls. */
final class Access {

  private Access() {}

  /**
   * Returns the header's value.
   *
   * @param group whose options {@code user}, {@code password} and {@code token} hold
   * @param scheme what stands before a token
   */
  static Optional<String> header(PluginOptions options, String group, String scheme) {
    Optional<String> token = options.find(group + ".token", String.class);
    if (token.isPresent()) {
      return Optional.of(scheme + " " + token.get());
    }
    return options
        .find(group + ".user", String.class)
        .map(user -> user + ":" + options.find(group + ".password", String.class).orElse(""))
        .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
        .map(pair -> "Basic " + pair);
  }

  /** Returns what is wrong with the options that say who calls; empty if nothing is. */
  static Optional<String> wrong(PluginOptions options, String group) {
    boolean user = options.find(group + ".user", String.class).isPresent();
    boolean password = options.find(group + ".password", String.class).isPresent();
    boolean token = options.find(group + ".token", String.class).isPresent();
    if (user != password) {
      return Optional.of(
          "options '%1$s.user' and '%1$s.password' go together: set both".formatted(group));
    }
    return user && token
        ? Optional.of(
            "options '%1$s.user' and '%1$s.token' exclude each other: unset one".formatted(group))
        : Optional.empty();
  }
}
