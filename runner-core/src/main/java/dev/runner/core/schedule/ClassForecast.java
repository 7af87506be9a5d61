package dev.runner.core.schedule;

import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long classes will take: what they took before, and where they never ran, what classes of the
 * same plugin take in this run. Safe for several threads.
 */
public final class ClassForecast {

  /** What a class counts of which nothing is known; more than most take, so that it goes early. */
  public static final Duration UNKNOWN = Duration.ofMillis(500);

  private final Supplier<ClassTimes> source;
  private final Map<PluginId, Sample> samples = new HashMap<>();
  private @Nullable ClassTimes before;

  /** Creates a forecast from known times. */
  public ClassForecast(ClassTimes before) {
    this(() -> before);
  }

  /**
   * Creates a forecast.
   *
   * @param source gives the known times; asked once, when they are needed first
   */
  public ClassForecast(Supplier<ClassTimes> source) {
    this.source = source;
  }

  /** Returns what a class took before; empty if it never ran. */
  public synchronized Optional<Duration> before(PluginId plugin, String className) {
    return known().of(plugin, className);
  }

  /** Tells whether the known times have been needed yet. */
  public synchronized boolean isRead() {
    return before != null;
  }

  /** Returns what all classes of a plugin took before; empty if none ever ran. */
  public synchronized Optional<Duration> before(PluginId plugin) {
    return known().of(plugin);
  }

  /** Notes what a class of a plugin has taken now. */
  public synchronized void took(PluginId plugin, Duration time) {
    samples.merge(plugin, new Sample(1, time.toNanos()), Sample::plus);
  }

  /** Returns what a class of a plugin takes in this run, on average; empty if none has ended. */
  public synchronized Optional<Duration> mean(PluginId plugin) {
    return Optional.ofNullable(samples.get(plugin)).map(Sample::mean);
  }

  /**
   * Returns what a class took before, else what those of its plugin take now, else what all take
   * now; empty if nothing is known of any.
   */
  public synchronized Optional<Duration> expected(PluginId plugin, String className) {
    return before(plugin, className)
        .or(() -> mean(plugin))
        .or(() -> samples.values().stream().reduce(Sample::plus).map(Sample::mean));
  }

  private ClassTimes known() {
    if (before == null) {
      before = source.get();
    }
    return before;
  }

  /** Classes that have ended, and what they took together. */
  private record Sample(int classes, long nanos) {

    Sample plus(Sample other) {
      return new Sample(classes + other.classes, nanos + other.nanos);
    }

    Duration mean() {
      return Duration.ofNanos(nanos / classes);
    }
  }
}
