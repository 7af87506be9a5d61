package dev.runner.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a plugin needs to be checked.
 *
 * @param jar its jar; empty for system property {@code runner.kit.jar}, else the one plugin jar in
 *     {@code target}
 * @param runner the unpacked distribution; empty for system property {@code runner.home}, else
 *     environment variable {@code RUNNER_HOME}
 * @param options values of its options by key
 * @param configuration further text for the workspace's {@code runner.conf}
 * @param beside jars of plugins that it depends on
 * @param accepted codes of warnings that are no reason to fail
 * @param limit how long one command of the runner may take
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record KitSettings(
    Optional<Path> jar,
    Optional<Path> runner,
    Map<String, String> options,
    String configuration,
    List<Path> beside,
    List<String> accepted,
    Duration limit) {

  static final int SEED = 4711;

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Copies the collections. */
  public KitSettings {
    options = Map.copyOf(options);
    beside = List.copyOf(beside);
    accepted = List.copyOf(accepted);
  }

  /** Returns settings for a plugin that needs nothing. */
  public static KitSettings defaults() {
    return new KitSettings(
        Optional.empty(), Optional.empty(), Map.of(), "", List.of(), List.of(), LIMIT);
  }

  /** Returns these with another jar. */
  public KitSettings withJar(Path file) {
    return new KitSettings(
        Optional.of(file), runner, options, configuration, beside, accepted, limit);
  }

  /** Returns these with the runner in a folder. */
  public KitSettings withRunner(Path folder) {
    return new KitSettings(
        jar, Optional.of(folder), options, configuration, beside, accepted, limit);
  }

  /** Returns these with a value of an option, {@code shop.page-size}. */
  public KitSettings withOption(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(key, value);
    return new KitSettings(jar, runner, more, configuration, beside, accepted, limit);
  }

  /** Returns these with text for {@code runner.conf}, as HOCON has it. */
  public KitSettings withConfiguration(String text) {
    return new KitSettings(jar, runner, options, text, beside, accepted, limit);
  }

  /** Returns these with a plugin that this one depends on. */
  public KitSettings withPlugin(Path file) {
    List<Path> more = new ArrayList<>(beside);
    more.add(file);
    return new KitSettings(jar, runner, options, configuration, more, accepted, limit);
  }

  /** Returns these with a code of warnings to live with, {@code plugin.missing-class}. */
  public KitSettings accepting(String code) {
    List<String> more = new ArrayList<>(accepted);
    more.add(code);
    return new KitSettings(jar, runner, options, configuration, beside, more, limit);
  }

  /** Returns these with another limit for each command. */
  public KitSettings withLimit(Duration time) {
    return new KitSettings(jar, runner, options, configuration, beside, accepted, time);
  }
}
