package dev.runner.core.retry;

import dev.runner.core.plugin.PluginId;
import java.util.Map;

/**
 * The budgets of all plugins.
 *
 * @param all what holds for those that have none of their own
 * @param plugins what holds for single plugins; empty for most
 */
public record Budgets(Budget all, Map<PluginId, Budget> plugins) {

  /** No plugin has a budget. */
  public static final Budgets NONE = new Budgets(Budget.NONE, Map.of());

  /** Copies the map. */
  public Budgets {
    plugins = Map.copyOf(plugins);
  }

  /** Returns the budget of a plugin. */
  public Budget of(PluginId plugin) {
    return plugins.getOrDefault(plugin, all);
  }

  /** Tells whether no plugin has a budget. */
  public boolean areNone() {
    return all.isNone() && plugins.values().stream().allMatch(Budget::isNone);
  }

  /** Tells whether the failures of some plugin are bounded. */
  boolean countFailures() {
    return all.failures().isPresent()
        || plugins.values().stream().anyMatch(budget -> budget.failures().isPresent());
  }
}
