package dev.runner.exporter.testapi;

import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tests of a case amount to: numbers, times and the first failures. */
final class Case {

  private static final int MOST_FAILURES = 20;

  private final String name;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
  private final List<String> failures = new ArrayList<>();
  private Optional<Instant> start = Optional.empty();
  private Optional<Instant> stop = Optional.empty();

  Case(String name) {
    this.name = name;
  }

  Case add(ExportedTest test) {
    counts.merge(test.outcome(), 1, Integer::sum);
    boolean bad = test.outcome() == Outcome.FAILED || test.outcome() == Outcome.ERROR;
    if (bad && failures.size() < MOST_FAILURES) {
      failures.add(test.id());
    }
    if (test.startedAt().isPresent()) {
      Instant begin = test.startedAt().get();
      Instant end = begin.plus(test.duration());
      start = Optional.of(start.filter(begin::isAfter).orElse(begin));
      stop = Optional.of(stop.filter(end::isBefore).orElse(end));
    }
    return this;
  }

  String name() {
    return name;
  }

  int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** Tells whether anything was tried; what was not is never pushed. */
  boolean happened() {
    return passed() || count(Outcome.FAILED) + count(Outcome.ERROR) > 0;
  }

  boolean passed() {
    return count(Outcome.PASSED) > 0 && count(Outcome.FAILED) + count(Outcome.ERROR) == 0;
  }

  List<String> failures() {
    return failures;
  }

  Optional<Instant> start() {
    return start;
  }

  Optional<Instant> stop() {
    return stop;
  }

  Duration duration() {
    return start.isEmpty() || stop.isEmpty()
        ? Duration.ZERO
        : Duration.ofMillis(stop.get().toEpochMilli() - start.get().toEpochMilli());
  }
}
