package dev.runner.core.run;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.schedule.ClassForecast;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How far a lane is with the portion that it has, class by class. Safe for several threads.
 *
 * <p>All times are those of a monotonic clock in nanoseconds.
 */
final class LaneProgress {

  /** What a portion counts as that can only be told as a whole. */
  private static final List<String> WHOLE = List.of("");

  private final ClassForecast forecast;
  private final LongSupplier clock;
  private final Map<Integer, Running> running = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private Optional<Portion> portion = Optional.empty();
  private OptionalLong begun = OptionalLong.empty();
  private long takenAt;
  private long busy;
  private long done;

  LaneProgress(ClassForecast forecast, LongSupplier clock) {
    this.forecast = forecast;
    this.clock = clock;
  }

  /** A class that runs, by its name. */
  private record Running(String name, long since) {}

  /** Notes that the lane has taken a portion, which waits for a fork. */
  synchronized void took(Portion next) {
    end();
    portion = Optional.of(next);
    takenAt = clock.getAsLong();
  }

  /** Notes that a fork begins with the portion, or with what another has left of it. */
  synchronized void begins() {
    pause();
    begun = OptionalLong.of(clock.getAsLong());
  }

  /** Notes that a class has started, under a number in its fork. */
  synchronized void classStarted(int node, String name) {
    running.put(node, new Running(name, clock.getAsLong()));
  }

  /** Notes that something has ended, which need not be a class. */
  synchronized void ended(int node) {
    Running one = running.remove(node);
    if (one != null && portion.isPresent() && ended.add(one.name)) {
      long took = clock.getAsLong() - one.since;
      done += forecast.isRead() ? expected(one.name).orElse(took) : took; // a short run reads none
      forecast.took(portion.get().plugin(), Duration.ofNanos(took));
    }
  }

  /** Notes that nothing is left of the portion. Its classes that never started have no tests. */
  synchronized void end() {
    pause();
    if (!ended.isEmpty()) {
      Portion own = portion.orElseThrow();
      own.classes().stream()
          .filter(name -> !ended.contains(name))
          .forEach(name -> forecast.took(own.plugin(), Duration.ZERO));
    }
    portion = Optional.empty();
    ended.clear();
  }

  /** Notes that no fork works on the portion any more. */
  private void pause() {
    if (begun.isPresent()) {
      busy += clock.getAsLong() - begun.getAsLong();
    }
    begun = OptionalLong.empty();
    running.clear();
  }

  /** Tells whether the lane has something to do. */
  synchronized boolean isOpen() {
    return portion.isPresent();
  }

  /** Returns for how long the lane has had a fork that worked. */
  synchronized long busy() {
    return busy + (begun.isPresent() ? clock.getAsLong() - begun.getAsLong() : 0);
  }

  /** Returns how long that was expected to take which the lane has done meanwhile. */
  synchronized long done() {
    long now = clock.getAsLong();
    long parts = 0;
    for (Running one : running.values()) {
      long elapsed = now - one.since;
      parts += Math.min(elapsed, expected(one.name).orElse(elapsed));
    }
    return done + parts;
  }

  /** Returns since when the portion has been waiting for a fork; empty if it has not. */
  synchronized OptionalLong waitingSince() {
    return portion.isPresent() && begun.isEmpty() ? OptionalLong.of(takenAt) : OptionalLong.empty();
  }

  /**
   * Returns how long the rest of the portion will take once a fork works on it. A class that has
   * taken longer than expected is expected to take as much longer again.
   *
   * @param pace what to multiply expected times by
   * @return empty if nothing is known of a class
   */
  synchronized OptionalLong left(double pace) {
    long now = clock.getAsLong();
    long left = 0;
    for (String name : classes()) {
      OptionalLong time = expected(name);
      if (ended.contains(name)) {
        continue;
      }
      if (time.isEmpty()) {
        return OptionalLong.empty();
      }
      long paced = (long) (time.getAsLong() * pace);
      OptionalLong since = since(name);
      left += since.isPresent() ? Math.abs(paced - (now - since.getAsLong())) : paced;
    }
    return OptionalLong.of(left);
  }

  private List<String> classes() {
    return portion.map(part -> part.allEngines() ? WHOLE : part.classes()).orElse(List.of());
  }

  private OptionalLong since(String name) {
    if (name.isEmpty()) {
      return begun;
    }
    return running.values().stream()
        .filter(one -> one.name.equals(name))
        .mapToLong(Running::since)
        .findFirst();
  }

  private OptionalLong expected(String name) {
    PluginId plugin = portion.orElseThrow().plugin();
    Optional<Duration> time =
        name.isEmpty() ? forecast.before(plugin) : forecast.expected(plugin, name);
    return time.map(known -> OptionalLong.of(known.toNanos())).orElse(OptionalLong.empty());
  }
}
