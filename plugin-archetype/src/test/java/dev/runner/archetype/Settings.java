package dev.runner.archetype;

import java.util.Optional;

/** What this module's pom tells the check about the build it is part of. */
final class Settings {

  private Settings() {}

  /**
   * Returns a setting.
   *
   * @param name its name; the system property has {@code it.} before it
   * @return its value
   * @throws IllegalStateException if Failsafe did not set it
   */
  static String get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "System property 'it.%s' is not set: run this check by 'mvn verify'"
                        .formatted(name)));
  }

  /**
   * Returns a setting that need not have a value.
   *
   * @param name its name; the system property has {@code it.} before it
   * @return its value, or empty
   */
  static Optional<String> find(String name) {
    return Optional.ofNullable(System.getProperty("it." + name)).filter(text -> !text.isBlank());
  }
}
