package dev.runner.core.run;

import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import java.util.Optional;

/**
 * What a run amounts to.
 *
 * @param status the exit status
 * @param outcome the worst of its tests and issues; empty if its results could not be stored
 * @param counts its tests, as they are stored; empty if they could not be
 */
public record RunEnd(ExitStatus status, Optional<Outcome> outcome, Optional<Counts> counts) {}
