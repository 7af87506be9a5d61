package dev.runner.core.run;

import dev.runner.core.schedule.ClassTimes;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Suite;
import java.time.Duration;
import java.util.Optional;

/** Decides how many test forks run at the same time. */
final class ForkCount {

  /** With less to do, one fork is as fast as several: each takes some CPU to start. */
  private static final Duration WORTH_SEVERAL = Duration.ofSeconds(10);

  /** Stands for {@link #WORTH_SEVERAL} where nothing is known of any class. */
  private static final int MANY_CLASSES = 200;

  private final RunSettings settings;

  ForkCount(RunSettings settings) {
    this.settings = settings;
  }

  /** Returns the number that is asked for; if it is left open, as many as cores or one. */
  int of(Suite suite, Execution execution) {
    if (execution.forks().isPresent()) {
      return execution.forks().getAsInt();
    }
    int classes = suite.plugins().stream().mapToInt(part -> part.classes().size()).sum();
    return classes > 1 && isLarge(suite)
        ? Math.min(classes, Runtime.getRuntime().availableProcessors())
        : 1;
  }

  private boolean isLarge(Suite suite) {
    ClassTimes times = ClassTimes.read(settings.classTimes(), new SuiteIds(suite));
    Duration known = Duration.ZERO;
    int unknown = 0;
    for (PluginTests part : suite.plugins()) {
      for (String name : part.classes()) {
        Optional<Duration> time = times.of(part.plugin().id(), name);
        known = known.plus(time.orElse(Duration.ZERO));
        unknown += time.isEmpty() ? 1 : 0;
      }
    }
    return known.compareTo(WORTH_SEVERAL) > 0 || unknown > MANY_CLASSES;
  }
}
