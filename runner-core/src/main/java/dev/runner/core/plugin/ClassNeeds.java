package dev.runner.core.plugin;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must not run beside a test class, and what the class uses up while it runs.
 *
 * @param serial whether it runs alone in the whole run
 * @param locks the names it holds, each with whether that excludes all other holders and not only
 *     those that exclude
 * @param units how much it uses of each limited resource
 */
public record ClassNeeds(boolean serial, Map<String, Boolean> locks, Map<String, Integer> units) {

  /** Needs nothing: runs beside everything that is not serial itself. */
  public static final ClassNeeds NONE = new ClassNeeds(false, Map.of(), Map.of());

  /** Copies the maps, sorted by name. */
  public ClassNeeds {
    locks = sorted(locks);
    units = sorted(units);
  }

  /** Returns the need of being alone in the whole run. */
  public static ClassNeeds ofSerial() {
    return new ClassNeeds(true, Map.of(), Map.of());
  }

  /** Returns the need of a lock. */
  public static ClassNeeds ofLock(String name, boolean exclusive) {
    return new ClassNeeds(false, Map.of(name, exclusive), Map.of());
  }

  /** Returns the need of limited resources. */
  public static ClassNeeds ofUnits(Map<String, Integer> units) {
    return new ClassNeeds(false, Map.of(), units);
  }

  /** Tells whether it runs beside everything that is not serial itself. */
  public boolean isNone() {
    return !serial && locks.isEmpty() && units.isEmpty();
  }

  /** Tells whether no two classes of these needs run side by side. */
  public boolean excludesItself() {
    return serial || locks.containsValue(true);
  }

  /** Returns what a class needs that needs both; of one resource the larger amount. */
  public ClassNeeds and(ClassNeeds other) {
    if (other.isNone()) {
      return this;
    }
    Map<String, Boolean> allLocks = new TreeMap<>(locks);
    other.locks.forEach((name, exclusive) -> allLocks.merge(name, exclusive, Boolean::logicalOr));
    Map<String, Integer> allUnits = new TreeMap<>(units);
    other.units.forEach((name, amount) -> allUnits.merge(name, amount, Math::max));
    return new ClassNeeds(serial || other.serial, allLocks, allUnits);
  }

  private static <T> Map<String, T> sorted(Map<String, T> values) {
    SortedMap<String, T> copy = new TreeMap<>(values);
    return values.isEmpty() ? Map.of() : Collections.unmodifiableSortedMap(copy);
  }
}
