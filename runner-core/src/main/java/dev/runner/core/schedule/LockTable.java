package dev.runner.core.schedule;

import dev.runner.core.plugin.ClassNeeds;
import java.util.HashMap;
import java.util.Map;

/**
 * Who holds which locks and units of limited resources. All that a class needs is taken at once or
 * not at all, so no two holders can wait for each other. Not safe for use by several threads.
 */
public final class LockTable {

  private final Map<String, Integer> capacities;
  private final Map<String, Integer> used = new HashMap<>();
  private final Map<String, Integer> holders = new HashMap<>();
  private final Map<String, Integer> exclusive = new HashMap<>();

  /**
   * Creates a table of which nothing is held.
   *
   * @param capacities the units of each resource; of one that is absent there is one
   */
  public LockTable(Map<String, Integer> capacities) {
    this.capacities = Map.copyOf(capacities);
  }

  /** Tells whether all of it can be taken now. */
  public boolean isFree(ClassNeeds needs) {
    return needs.locks().entrySet().stream()
            .allMatch(lock -> isFree(lock.getKey(), lock.getValue()))
        && needs.units().entrySet().stream()
            .allMatch(unit -> amount(used, unit.getKey()) + unit.getValue() <= capacity(unit));
  }

  /**
   * Takes all of it.
   *
   * @throws IllegalStateException if it is not free
   */
  public void take(ClassNeeds needs) {
    if (!isFree(needs)) {
      throw new IllegalStateException("not free: " + needs);
    }
    add(needs, 1);
  }

  /** Gives back what was taken. */
  public void give(ClassNeeds needs) {
    add(needs, -1);
  }

  private void add(ClassNeeds needs, int sign) {
    needs
        .locks()
        .forEach(
            (name, alone) -> {
              holders.merge(name, sign, Integer::sum);
              exclusive.merge(name, alone ? sign : 0, Integer::sum);
            });
    needs.units().forEach((name, amount) -> used.merge(name, sign * amount, Integer::sum));
  }

  private boolean isFree(String lock, boolean alone) {
    return amount(exclusive, lock) == 0 && !(alone && amount(holders, lock) > 0);
  }

  private int capacity(Map.Entry<String, Integer> unit) {
    return capacities.getOrDefault(unit.getKey(), 1);
  }

  private static int amount(Map<String, Integer> amounts, String name) {
    return amounts.getOrDefault(name, 0);
  }
}
