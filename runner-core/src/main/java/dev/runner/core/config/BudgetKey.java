package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.retry.Budget;
import dev.runner.core.retry.Budgets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A key that bounds what plugins may use up: {@code budget.NAME} for each of them, {@code
 * plugins.ID.budget.NAME} for one.
 *
 * @param plugin the plugin; empty for each
 * @param name what is bounded
 */
record BudgetKey(Optional<PluginId> plugin, String name) {

  static final String BUDGET = "budget";

  private static final String TIME = "time";
  private static final String FAILURES = "failures";
  private static final int MOST_FAILURES = 1_000_000;

  /** All that can be bounded. */
  static final List<String> NAMES = List.of(FAILURES, TIME);

  /** Returns the group of what holds for each plugin. */
  static OptionGroup group() {
    return OptionGroup.of(
        BUDGET,
        "What the tests of each plugin may use up before the rest of them is left; 0 for no bound.",
        Option.integer(FAILURES)
            .help("How many of them may fail, after their retries.")
            .defaultValue("0")
            .range(0, MOST_FAILURES)
            .build(),
        Option.duration(TIME)
            .help("How long they may keep forks busy, added up over these.")
            .defaultValue("0")
            .build());
  }

  /** Reads a key. */
  static Optional<BudgetKey> of(String key) {
    return BlockKey.of(key, BUDGET, NAMES::contains)
        .map(found -> new BudgetKey(found.plugin(), found.name()));
  }

  /** Returns the options that the sources make by setting them for single plugins. */
  static List<KeyedOption> in(ConfigSources sources, LoadedFiles files) {
    List<KeyedOption> options = new ArrayList<>();
    for (String key : BlockKey.in(sources, files)) {
      of(key)
          .filter(found -> found.plugin().isPresent())
          .map(found -> CoreOptions.option(BUDGET, found.name()))
          .ifPresent(option -> options.add(new KeyedOption(key, option, List.of())));
    }
    return options;
  }

  /** Returns the budgets that good values make. */
  static Budgets budgets(Map<String, List<String>> values) {
    Budget all = budget(Budget.NONE, BUDGET + ".", values);
    Map<PluginId, Budget> plugins = new HashMap<>();
    for (String key : values.keySet()) {
      of(key)
          .flatMap(BudgetKey::plugin)
          .ifPresent(id -> plugins.put(id, budget(all, Keys.budgetOf(id) + ".", values)));
    }
    return new Budgets(all, plugins);
  }

  boolean isTime() {
    return name.equals(TIME);
  }

  private static Budget budget(Budget all, String block, Map<String, List<String>> values) {
    Optional<Duration> time =
        Optional.ofNullable(values.get(block + TIME))
            .map(texts -> CoreOptions.duration("limit." + TIME, texts.get(0)));
    List<String> failures = values.get(block + FAILURES);
    return all.with(
        time,
        failures == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(failures.get(0))));
  }
}
