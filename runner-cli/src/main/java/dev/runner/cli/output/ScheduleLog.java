package dev.runner.cli.output;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.report.Schedule;
import dev.runner.core.run.RunObserver;
import dev.runner.core.schedule.ClassTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps which fork ran which classes, and how long they took, to explain a run's schedule. Of tests
 * it keeps the class alone.
 */
public final class ScheduleLog implements RunObserver {

  private final RunObserver next;
  private final ClassTimes expected;
  private final Map<ClassName, ClassName> names = new HashMap<>();
  private final List<ClassName> classes = new ArrayList<>();
  private final Map<Integer, Integer> running = new HashMap<>();
  private final Map<Integer, Map<ClassName, Took>> forks = new TreeMap<>();
  private final Map<Integer, String> ends = new HashMap<>();
  private Optional<Instant> begin = Optional.empty();

  /**
   * Makes a log.
   *
   * @param next hears of the same events
   * @param expected how long classes took before the run
   */
  public ScheduleLog(RunObserver next, ClassTimes expected) {
    this.next = next;
    this.expected = expected;
  }

  @Override
  public synchronized void on(RunEvent event) {
    if (event instanceof TestPlanned planned) {
      plan(
          planned.test(),
          new ClassName(planned.description().plugin(), planned.description().className()));
    } else if (event instanceof AttemptStarted started) {
      begin = Optional.of(begin.filter(first -> first.isBefore(started.at())).orElse(started.at()));
      running.put(started.test(), started.fork());
      took(started.fork(), started.test()).begins(started.at());
    } else if (event instanceof AttemptFinished finished) {
      Integer fork = running.remove(finished.test());
      if (fork != null) {
        took(fork, finished.test()).add(finished.duration());
      }
    } else if (event instanceof ForkEnded ended) {
      ended.failure().ifPresent(reason -> ends.put(ended.fork(), reason));
    }
    next.on(event);
  }

  /** Writes what is known, as messages. */
  public synchronized void show(Console console, Optional<Schedule> schedule) {
    schedule.ifPresent(known -> console.message(ScheduleText.explained(known)));
    forks.forEach(
        (fork, own) -> {
          console.message(head(fork, own));
          own.forEach((name, took) -> console.message(line(name, took)));
        });
  }

  private void plan(int test, ClassName name) {
    while (classes.size() <= test) {
      classes.add(ClassName.NONE);
    }
    names.putIfAbsent(name, name);
    classes.set(test, names.get(name));
  }

  private Took took(int fork, int test) {
    return forks
        .computeIfAbsent(fork, number -> new LinkedHashMap<>())
        .computeIfAbsent(classes.get(test), name -> new Took());
  }

  private String head(int fork, Map<ClassName, Took> own) {
    Duration busy =
        own.values().stream().map(took -> took.sum).reduce(Duration.ZERO, Duration::plus);
    String end = Optional.ofNullable(ends.get(fork)).map(reason -> "; " + reason).orElse("");
    return "Fork %d: %d class%s in %s%s"
        .formatted(fork, own.size(), own.size() == 1 ? "" : "es", TimeText.measured(busy), end);
  }

  private String line(ClassName name, Took took) {
    Duration from = Duration.between(begin.orElse(took.begin), took.begin);
    String before =
        expected
            .of(name.plugin(), name.name())
            .map(time -> "expected " + TimeText.measured(time))
            .orElse("never ran");
    return "  +%-9s %9s  %-19s  %s:%s"
        .formatted(
            TimeText.measured(from),
            TimeText.measured(took.sum),
            before,
            name.plugin(),
            Visible.line(name.name()));
  }

  /** A test class. */
  private record ClassName(PluginId plugin, String name) {

    private static final ClassName NONE = new ClassName(new PluginId("none"), "");
  }

  /** What a class took in one fork. */
  private static final class Took {

    private Instant begin = Instant.MAX;
    private Duration sum = Duration.ZERO;

    void begins(Instant at) {
      begin = at.isBefore(begin) ? at : begin;
    }

    void add(Duration time) {
      sum = sum.plus(time);
    }
  }
}
