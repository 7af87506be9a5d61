package dev.runner.cli.output;

import dev.runner.core.report.Schedule;
import java.time.Duration;
import java.util.Optional;

/** Says in a line how well the tests of a run were spread over its forks. */
final class ScheduleText {

  private ScheduleText() {}

  /** Returns the line; empty for a run that had one fork at a time, or no test. */
  static Optional<String> of(Schedule schedule) {
    if (schedule.forks() == 1 || schedule.longPole().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(explained(schedule));
  }

  /** Returns the line, for one fork as well. */
  static String explained(Schedule schedule) {
    return "%d fork%s: tests took %s, at best %s%s"
        .formatted(
            schedule.forks(),
            schedule.forks() == 1 ? "" : "s",
            time(schedule.makespanMs()),
            time(schedule.lowerBoundMs()),
            schedule
                .longPole()
                .map(
                    pole ->
                        "; longest %s %s".formatted(time(pole.tookMs()), Visible.line(pole.name())))
                .orElse(""));
  }

  private static String time(long millis) {
    return TimeText.measured(Duration.ofMillis(millis));
  }
}
