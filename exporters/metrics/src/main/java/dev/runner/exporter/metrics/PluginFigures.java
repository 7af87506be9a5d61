package dev.runner.exporter.metrics;

import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What the tests of each plugin amount to; nothing is kept for a test. */
final class PluginFigures {

  private final Map<String, Figures> plugins = new TreeMap<>();

  /** The tests of a plugin. */
  static final class Figures {

    private final Map<Outcome, Integer> tests = new EnumMap<>(Outcome.class);
    private Duration time = Duration.ZERO;

    int tests(Outcome outcome) {
      return tests.getOrDefault(outcome, 0);
    }

    Duration time() {
      return time;
    }
  }

  private PluginFigures() {}

  static PluginFigures of(ExportedRun run) {
    PluginFigures all = new PluginFigures();
    for (ExportedTest test : run.tests()) {
      Figures figures = all.plugins.computeIfAbsent(test.plugin(), plugin -> new Figures());
      figures.tests.merge(test.outcome(), 1, Integer::sum);
      figures.time = figures.time.plus(test.duration());
    }
    return all;
  }

  /** Returns the figures by the ids of plugins, in the order of these. */
  Map<String, Figures> byPlugin() {
    return plugins;
  }
}
