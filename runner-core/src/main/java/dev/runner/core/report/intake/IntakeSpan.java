package dev.runner.core.report.intake;

import dev.runner.core.result.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Remembers from when to when a run went that is read, and how it ended. */
public final class IntakeSpan {

  private final Instant fallback;
  private final Set<String> reasons = new LinkedHashSet<>();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> end = Optional.empty();
  private Optional<Duration> duration = Optional.empty();
  private RunState state = RunState.FINISHED;

  /**
   * Begins.
   *
   * @param fallback when it was, if that is not said
   */
  public IntakeSpan(Instant fallback) {
    this.fallback = fallback;
  }

  /** Takes it that something began, and how long it went on. */
  void saw(Instant at, Duration lasting) {
    Instant until = SaneTime.of(at.plus(lasting)).orElse(at);
    first = Optional.of(first.filter(known -> known.isBefore(at)).orElse(at));
    end = Optional.of(end.filter(known -> known.isAfter(until)).orElse(until));
  }

  /** Takes it how long a whole run took. */
  void took(Duration lasting) {
    duration = Optional.of(duration.orElse(Duration.ZERO).plus(lasting));
  }

  /** Takes it how a run ended; one that did not come to its end counts. */
  void ended(RunState how) {
    boolean whole = how == RunState.FINISHED;
    if (!whole && state == RunState.FINISHED) {
      state = how == RunState.CANCELLED ? how : RunState.LOST;
    }
  }

  /** Takes it why tests have no verdict. */
  void left(String reason) {
    if (!reason.isBlank() && reasons.size() < 10) {
      reasons.add(reason);
    }
  }

  /** Returns the latest time that is known by now. */
  Instant now() {
    return end.orElse(fallback);
  }

  /** Tells whether it is said when anything happened. */
  public boolean isDated() {
    return first.isPresent();
  }

  /** Returns when the run began. */
  public Instant start() {
    return first.orElse(fallback);
  }

  /** Returns how long it took. */
  public Duration duration() {
    return SaneTime.of(duration.orElseGet(() -> Duration.between(start(), end.orElse(start()))));
  }

  /** Returns how it ended. */
  public RunState state() {
    return state;
  }

  /** Returns why tests have no verdict. */
  public String reason() {
    return reasons.isEmpty()
        ? "the imported results have no verdict on it"
        : String.join("; ", reasons);
  }
}
