package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Cancels a run once its time is used up; the time begins when this is made. */
final class RunLimit implements Watchdog.Watched {

  private final Duration limit;
  private final Cancellation cancellation;
  private final Consumer<RunEvent> events;
  private final long begin = System.nanoTime();
  private boolean used;

  RunLimit(Duration limit, Cancellation cancellation, Consumer<RunEvent> events) {
    this.limit = limit;
    this.cancellation = cancellation;
    this.events = events;
  }

  @Override
  public Optional<Long> check() {
    long left = limit.toNanos() - (System.nanoTime() - begin);
    if (left > 0) {
      return Optional.of(left);
    }
    if (!used) {
      used = true;
      cancellation.request(CancelReason.OUT_OF_TIME);
      events.accept(new RunEvent.IssueRaised(issue()));
    }
    return Optional.empty();
  }

  private Issue issue() {
    return Issue.warning(
        "run.out-of-time",
        "limit.run",
        "The run's limit of %s is used up: what has not begun is left (raise --run-timeout or limit.run)"
            .formatted(Expiry.text(limit)));
  }
}
