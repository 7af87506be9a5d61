package dev.runner.core.schedule;

import dev.runner.core.plugin.ClassNeeds;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The time that no order of some classes can undercut, if none of them is divided.
 *
 * <p>What is serial adds to all else. Of all else no order is faster than the longest class, than
 * an equal share of the sum for each fork, than those that hold one lock after each other, or than
 * a limited resource lets be used at a time. Not safe for use by several threads.
 */
public final class LowerBound {

  private final int forks;
  private final Map<String, Integer> capacities;
  private final Map<String, Load> alone = new HashMap<>();
  private final Map<String, Load> shared = new HashMap<>();
  private final Map<String, Duration> used = new HashMap<>();
  private Load free = Load.NONE;
  private Duration serial = Duration.ZERO;

  /**
   * Creates a bound of nothing.
   *
   * @param forks how many run at the same time
   * @param capacities the units of each resource; of one that is absent there is one
   */
  public LowerBound(int forks, Map<String, Integer> capacities) {
    this.forks = forks;
    this.capacities = Map.copyOf(capacities);
  }

  /** Adds a class. */
  public void add(ClassNeeds needs, Duration time) {
    if (needs.serial()) {
      serial = serial.plus(time); // who is alone needs no locks
      return;
    }
    free = free.plus(time);
    needs
        .locks()
        .forEach(
            (name, alone) ->
                (alone ? this.alone : shared)
                    .merge(name, Load.NONE.plus(time), (load, one) -> load.plus(time)));
    needs
        .units()
        .forEach((name, units) -> used.merge(name, time.multipliedBy(units), Duration::plus));
  }

  /** Returns the bound. */
  public Duration value() {
    return longer(free.bound(forks), apart()).plus(serial);
  }

  /** Returns how long all that is not serial takes on one fork. */
  public Duration sum() {
    return free.sum;
  }

  /** Returns how long the longest class takes that is not serial. */
  public Duration longest() {
    return free.longest;
  }

  /** Returns how long all that is serial takes. */
  public Duration serial() {
    return serial;
  }

  /** Returns how long it takes because of what must not run side by side, but for the serial. */
  public Duration apart() {
    Stream<Duration> locked =
        alone.entrySet().stream()
            .map(
                lock ->
                    lock.getValue()
                        .sum
                        .plus(shared.getOrDefault(lock.getKey(), Load.NONE).bound(forks)));
    Stream<Duration> limited =
        used.entrySet().stream()
            .map(unit -> unit.getValue().dividedBy(capacities.getOrDefault(unit.getKey(), 1)));
    return Stream.concat(locked, limited).reduce(Duration.ZERO, LowerBound::longer);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  /** Classes, and how long they take. */
  private record Load(Duration sum, Duration longest) {

    private static final Load NONE = new Load(Duration.ZERO, Duration.ZERO);

    Load plus(Duration time) {
      return new Load(sum.plus(time), longer(longest, time));
    }

    /** Returns how long as many forks take at least. */
    Duration bound(int forks) {
      return longer(longest, sum.dividedBy(forks));
    }
  }
}
