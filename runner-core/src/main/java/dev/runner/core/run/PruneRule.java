package dev.runner.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Says which runs may go. Without an age and a size all go but those that are kept.
 *
 * @param newest how many of the newest are kept whatever else holds
 * @param age how old the others must be; any age if empty
 * @param largest how many bytes all may take; the oldest go until they do
 * @param unfinished whether runs with tests left, which can still be resumed, may go, too
 */
public record PruneRule(
    OptionalInt newest, Optional<Duration> age, OptionalLong largest, boolean unfinished) {

  int kept() {
    return newest.orElse(0);
  }

  /** Tells whether a run goes while all runs have a size in bytes. */
  boolean wants(Instant startedAt, Instant now, long total) {
    boolean tooOld = age.filter(limit -> startedAt.isBefore(now.minus(limit))).isPresent();
    boolean tooMuch = largest.isPresent() && total > largest.getAsLong();
    return tooOld || tooMuch || (age.isEmpty() && largest.isEmpty());
  }
}
