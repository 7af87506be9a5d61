package dev.runner.api.service;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * A run whose tests have come to an end.
 *
 * @param run its id
 * @param cancelled whether it was ended early
 * @param attempts how many attempts ended how, as far as this process ran them
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record RunEnd(String run, boolean cancelled, Map<TestResult.Outcome, Integer> attempts) {

  /** Copies the map. */
  public RunEnd {
    attempts = Map.copyOf(attempts);
  }
}
