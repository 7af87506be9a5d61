package dev.runner.core.report;

import dev.runner.core.store.StoredTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Adds up which fork ran which class when.
 *
 * <p>The classes that took longest are kept one by one. The others are kept as times in which their
 * fork was busy, of which those next to each other become one where there are many.
 */
final class HtmlTimeline {

  private static final int LONGEST = 1200;
  private static final int FORKS = 1000;
  private static final int BUSY = 250;

  private final Instant begin;
  private final PriorityQueue<Bar> longest =
      new PriorityQueue<>(Comparator.comparingLong(Bar::length));
  private final Map<Integer, Busy> busy = new TreeMap<>();
  private final Map<Integer, Bar> open = new HashMap<>();
  private String name = "";

  HtmlTimeline(Instant begin) {
    this.begin = begin;
  }

  void begin(ReportedClass testClass) {
    name = testClass.id();
  }

  /** Adds the last attempt of a test of the class that was begun. */
  void test(StoredTest test) {
    if (test.last().startedAt().isEmpty() || test.last().fork().isEmpty()) {
      return;
    }
    long from = test.last().startedAt().get().toEpochMilli() - begin.toEpochMilli();
    long took = test.last().duration().map(Duration::toMillis).orElse(0L);
    boolean fails = test.outcome().filter(outcome -> outcome.isFailure()).isPresent();
    int fork = test.last().fork().getAsInt();
    open.merge(fork, new Bar(fork, name, from, from + took, 1, fails ? 1 : 0), Bar::plus);
  }

  void end() {
    for (Bar bar : open.values()) {
      longest.add(bar);
      if (longest.size() > LONGEST) {
        Bar shortest = longest.remove();
        if (busy.size() < FORKS || busy.containsKey(shortest.fork)) {
          busy.computeIfAbsent(shortest.fork, absent -> new Busy()).add(shortest);
        }
      }
    }
    open.clear();
  }

  /** Writes both, in milliseconds since the run began. */
  void write(JsonGenerator json) {
    json.writeArrayPropertyStart("timeline");
    longest.stream()
        .sorted(Comparator.comparingInt(Bar::fork).thenComparingLong(Bar::from))
        .forEach(bar -> write(json, bar));
    busy.values().forEach(one -> one.bars.values().forEach(bar -> write(json, bar)));
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Bar bar) {
    json.writeStartArray();
    json.writeNumber(bar.fork);
    json.writeString(bar.name);
    json.writeNumber(bar.from);
    json.writeNumber(bar.to);
    json.writeNumber(bar.tests);
    json.writeNumber(bar.failed);
    json.writeEndArray();
  }

  /**
   * A time in which a fork was busy.
   *
   * @param name what with; empty text if with several classes
   */
  private record Bar(int fork, String name, long from, long to, int tests, int failed) {

    long length() {
      return to - from;
    }

    Bar plus(Bar other) {
      return new Bar(
          fork,
          name.equals(other.name) ? name : "",
          Math.min(from, other.from),
          Math.max(to, other.to),
          tests + other.tests,
          failed + other.failed);
    }
  }

  /** The times in which a fork was busy with short classes, by their beginning. */
  private static final class Busy {

    private final TreeMap<Long, Bar> bars = new TreeMap<>();

    void add(Bar bar) {
      bars.merge(bar.from, bar, Bar::plus);
      if (bars.size() > BUSY) {
        joinNearest();
      }
    }

    private void joinNearest() {
      long gap = Long.MAX_VALUE;
      long found = bars.firstKey();
      Bar before = bars.firstEntry().getValue();
      for (Bar bar : bars.tailMap(before.from, false).values()) {
        if (bar.from - before.to < gap) {
          gap = bar.from - before.to;
          found = before.from;
        }
        before = bar;
      }
      Bar second = bars.remove(bars.higherKey(found));
      bars.merge(found, second, Bar::plus);
    }
  }
}
