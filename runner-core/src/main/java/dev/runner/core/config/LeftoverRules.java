package dev.runner.core.config;

import java.util.List;

/**
 * What becomes of what tests leave behind in their process.
 *
 * @param fail whether threads and processes fail the run
 * @param keptProperties system properties whose changes by tests stay for all classes behind them
 */
public record LeftoverRules(boolean fail, List<String> keptProperties) {

  /** Copies the list. */
  public LeftoverRules {
    keptProperties = List.copyOf(keptProperties);
  }
}
