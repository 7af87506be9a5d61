package dev.runner.exporter.http;

import dev.runner.api.config.Option;
import dev.runner.api.config.PluginOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How often and how long a service is tried.
 *
 * @param attempts how often a call is tried
 * @param backoff the first wait
 * @param longest the longest wait
 * @param timeout how long a whole answer may take
 * @param route how calls get there
 */
public record CallSettings(
    int attempts, Duration backoff, Duration longest, Duration timeout, Route route) {

  /**
   * Returns the options of which the settings are made, by their names.
   *
   * @return options for a group of the exporter
   */
  public static List<Option> options() {
    return options("30s");
  }

  /**
   * Returns the options of which the settings are made, by their names.
   *
   * @param timeout how long an answer may take unless something else is said
   * @return options for a group of the exporter
   */
  public static List<Option> options(String timeout) {
    List<Option> options = new ArrayList<>(ofTries(timeout));
    options.addAll(Route.options());
    return options;
  }

  private static List<Option> ofTries(String timeout) {
    return List.of(
        Option.integer("attempts")
            .help("How often a call is tried that gets no answer, or 429 or 5xx.")
            .defaultValue("5")
            .range(1, 100)
            .build(),
        Option.duration("backoff")
            .help("Wait before the second attempt, if the answer names none; doubled each time.")
            .defaultValue("1s")
            .build(),
        Option.duration("max-wait")
            .help("The longest wait between two attempts.")
            .defaultValue("5m")
            .build(),
        Option.duration("timeout")
            .help("How long an answer may take.")
            .defaultValue(timeout)
            .build());
  }

  /**
   * Reads the settings.
   *
   * @param group where {@link #options} were declared
   */
  public static CallSettings of(PluginOptions options, String group) {
    return new CallSettings(
        options.get(group + ".attempts", int.class),
        options.get(group + ".backoff", Duration.class),
        options.get(group + ".max-wait", Duration.class),
        options.get(group + ".timeout", Duration.class),
        Route.of(options, group));
  }
}
