package dev.runner.core.schedule;

import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Classes that never ran before, in the order in which it is best to find out about them.
 *
 * <p>The next one is of a plugin whose classes take long in this run, as far as that is known by
 * now: of those that are within a factor of two of the slowest, the plugin of which most is left,
 * so that all of them are known soon and none is left for the end alone. Of one plugin large
 * classes go first. Not safe for use by several threads.
 */
final class UnknownClasses {

  /** Sizes, and means of few, say no more than that. */
  private static final int ALIKE = 2;

  private final Map<PluginId, Deque<ClassWork>> rest = new LinkedHashMap<>();
  private final ClassForecast forecast;

  UnknownClasses(List<ClassWork> classes, ClassForecast forecast) {
    this.forecast = forecast;
    classes.stream()
        .sorted(Comparator.comparing(UnknownClasses::magnitude).reversed())
        .forEach(type -> rest.computeIfAbsent(type.plugin(), id -> new ArrayDeque<>()).add(type));
  }

  boolean isEmpty() {
    return rest.isEmpty();
  }

  List<ClassWork> all() {
    return rest.values().stream().flatMap(Deque::stream).toList();
  }

  /** Returns what all of them are expected to take together. */
  Duration expected() {
    return rest.entrySet().stream()
        .map(entry -> mean(entry.getKey()).multipliedBy(entry.getValue().size()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Returns what the next one might take, which may be more than most do. */
  Duration longest() {
    return next()
        .map(forecast::mean)
        .map(mean -> mean.map(known -> known.multipliedBy(ALIKE)).orElse(ClassForecast.UNKNOWN))
        .orElse(Duration.ZERO);
  }

  /**
   * Takes the next ones, of one plugin: a single one as long as nothing is known of the plugin, or
   * as many as take about some time.
   */
  List<ClassWork> take(Duration about, int most) {
    List<ClassWork> share = new ArrayList<>();
    Optional<PluginId> plugin = next();
    if (plugin.isEmpty()) {
      return share;
    }
    Deque<ClassWork> own = rest.get(plugin.get());
    long each = Math.max(1, mean(plugin.get()).toNanos());
    long count = forecast.mean(plugin.get()).isEmpty() ? 1 : about.toNanos() / each;
    while (!own.isEmpty() && (share.isEmpty() || share.size() < Math.min(count, most))) {
      share.add(own.remove());
    }
    if (own.isEmpty()) {
      rest.remove(plugin.get());
    }
    return share;
  }

  private Optional<PluginId> next() {
    Duration slowest =
        rest.keySet().stream().map(this::mean).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    return rest.entrySet().stream()
        .filter(entry -> mean(entry.getKey()).multipliedBy(ALIKE).compareTo(slowest) >= 0)
        .max(Comparator.comparingInt(entry -> entry.getValue().size()))
        .map(Map.Entry::getKey);
  }

  private Duration mean(PluginId plugin) {
    return forecast.mean(plugin).orElse(ClassForecast.UNKNOWN);
  }

  private static int magnitude(ClassWork type) {
    return Long.SIZE - Long.numberOfLeadingZeros(type.bytes());
  }
}
