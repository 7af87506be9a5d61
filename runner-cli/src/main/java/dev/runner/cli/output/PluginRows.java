package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Counts;
import dev.runner.core.store.StoredClass;
import dev.runner.core.store.StoredPlugin;
import dev.runner.core.store.StoredRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows a line for each plugin of a run: state, counts, time of its tests. */
final class PluginRows {

  private static final int WIDEST_ID = 30;

  private final Style style;

  PluginRows(Style style) {
    this.style = style;
  }

  /**
   * Returns the lines.
   *
   * @param run the run
   * @param classes its classes
   */
  List<String> lines(StoredRun run, List<StoredClass> classes) {
    Map<PluginId, Duration> times =
        classes.stream()
            .collect(Collectors.toMap(StoredClass::plugin, StoredClass::duration, Duration::plus));
    int ids = width(run, plugin -> plugin.plugin().value());
    int versions = width(run, StoredPlugin::version);
    List<String> lines = new ArrayList<>();
    for (StoredPlugin plugin : run.plugins()) {
      String state = plugin.state() + " ".repeat(9 - plugin.state().name().length());
      boolean bad = plugin.state() == PluginState.REJECTED || plugin.state() == PluginState.FAILED;
      lines.add(
          padded(plugin.plugin().value(), ids)
              + padded(plugin.version(), versions)
              + (bad ? style.paint(Paint.RED, state) : state)
              + (bad ? "its tests did not run" : ran(plugin, times)));
    }
    return lines;
  }

  private static int width(StoredRun run, Function<StoredPlugin, String> column) {
    return run.plugins().stream()
        .map(column)
        .mapToInt(String::length)
        .filter(length -> length <= WIDEST_ID)
        .max()
        .orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()) + 2);
  }

  private static String ran(StoredPlugin plugin, Map<PluginId, Duration> times) {
    if (plugin.counts().planned() == 0) {
      return "no tests";
    }
    Duration time = times.getOrDefault(plugin.plugin(), Duration.ZERO);
    return brief(plugin.counts()) + ", " + TimeText.measured(time);
  }

  /** Returns the counts that are not zero. */
  static String brief(Counts counts) {
    List<String> parts = new ArrayList<>();
    add(parts, counts.passed(), "passed");
    add(parts, counts.failed(), "failed");
    add(parts, counts.error(), "error");
    add(parts, counts.skipped(), "skipped");
    add(parts, counts.aborted(), "aborted");
    add(parts, counts.notRun(), "not run");
    parts.addAll(marks(counts));
    return String.join(", ", parts);
  }

  /** Returns the counts of what stands beside outcomes, those that are not zero. */
  static List<String> marks(Counts counts) {
    List<String> parts = new ArrayList<>();
    add(parts, counts.flaky(), "flaky");
    add(parts, counts.quarantined(), "quarantined");
    add(parts, counts.known(), "known");
    add(parts, counts.unstable(), "unstable");
    add(parts, counts.fixed(), "fixed");
    return parts;
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
