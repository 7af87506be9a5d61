package dev.runner.core.run;

import dev.runner.core.report.Schedule;
import dev.runner.core.report.Schedule.LongPole;
import dev.runner.core.schedule.LowerBound;
import dev.runner.core.store.StoredClass;
import dev.runner.core.suite.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Compares the time that the tests of a run took with what no order could have undercut. */
final class ScheduleQuality {

  private final RunSettings settings;
  private final SuiteNeeds needs;

  /**
   * Creates it for a run.
   *
   * @param settings how it was executed
   * @param suite what was to run
   */
  ScheduleQuality(RunSettings settings, Suite suite) {
    this.settings = settings;
    this.needs =
        settings.forks() == 1
            ? SuiteNeeds.NONE // nothing runs side by side
            : SuiteNeeds.of(suite, settings.sharing().serialPlugins());
  }

  /**
   * Returns the comparison. Tests that are parallel inside a fork may undercut the bound, which is
   * then their own time.
   *
   * @param classes what ran
   * @param makespan the time from the first test's start to the last one's end
   */
  Schedule of(List<StoredClass> classes, Duration makespan) {
    LowerBound bound = new LowerBound(settings.forks(), settings.sharing().capacities());
    Optional<LongPole> longest = Optional.empty();
    for (StoredClass one : classes) {
      bound.add(needs.of(one.plugin(), one.name()), one.duration());
      long took = one.duration().toMillis();
      if (longest.isEmpty() || longest.get().tookMs() < took) {
        longest = Optional.of(new LongPole(one.plugin() + ":" + one.name(), took));
      }
    }
    long least = Math.min(bound.value().toMillis(), makespan.toMillis());
    return new Schedule(settings.forks(), makespan.toMillis(), least, longest);
  }
}
