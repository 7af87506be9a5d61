package dev.runner.api.junit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The times of the steps of a set-up or clean-up, published as one report entry. */
final class StepTimes {

  /** How many steps are told one by one. */
  private static final int MOST = 100;

  private final String prefix;
  private final Map<String, String> values = new LinkedHashMap<>();
  private int steps;
  private Duration rest = Duration.ZERO;

  /**
   * Begins an account of steps.
   *
   * @param prefix the names of the values without their numbers
   */
  StepTimes(String prefix) {
    this.prefix = prefix;
  }

  synchronized void add(String step, Duration took, boolean failed) {
    if (++steps <= MOST) {
      String told = "%s: %s%s".formatted(step, failed ? "failed after " : "", millis(took));
      values.put(prefix + "." + steps, told);
    } else {
      rest = rest.plus(took);
      String told = "%d more: %s".formatted(steps - MOST, millis(rest));
      values.put(prefix + ".more", told);
    }
  }

  /** Publishes what was added since the last time, if there is anything. */
  synchronized void publish(ExtensionContext context) {
    if (!values.isEmpty()) {
      context.publishReportEntry(new LinkedHashMap<>(values));
      values.clear();
    }
  }

  private static String millis(Duration time) {
    return time.toMillis() + " ms";
  }
}
