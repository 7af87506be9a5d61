package dev.runner.core.store;

import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One stored attempt at a test.
 *
 * @param attempt its number, from 1
 * @param verdict how it ended; empty if it has not (NOT_RUN)
 * @param left why it has no verdict; empty text if it has one, or that is not known yet
 * @param startedAt when it began, by the clock of the fork; empty if it did not
 * @param duration how long it took; empty if it has not ended
 * @param fork the number of the fork that ran it; empty if it did not begin
 * @param hasOutput whether it has written anything
 * @param hasPublished whether it has published entries or files
 */
public record StoredAttempt(
    int attempt,
    Optional<Verdict> verdict,
    String left,
    Optional<Instant> startedAt,
    Optional<Duration> duration,
    OptionalInt fork,
    boolean hasOutput,
    boolean hasPublished) {}
