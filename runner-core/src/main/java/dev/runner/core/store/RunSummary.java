package dev.runner.core.store;

import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A stored run in one line.
 *
 * @param run its id
 * @param state its lifecycle
 * @param outcome what it amounts to; empty until it is complete
 * @param exit the exit status of its process; empty until it is complete
 * @param startedAt when it began
 * @param duration how long it took; empty until it has ended
 * @param command the command line as it was typed, secrets masked
 * @param counts its tests by outcome
 */
public record RunSummary(
    RunId run,
    RunState state,
    Optional<Outcome> outcome,
    OptionalInt exit,
    Instant startedAt,
    Optional<Duration> duration,
    String command,
    Counts counts) {}
