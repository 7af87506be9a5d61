package dev.runner.core.event;

import java.time.Duration;

/**
 * What the last run of the same plugins had.
 *
 * @param tests how many tests
 * @param time how long they took, added up
 */
public record Expectation(int tests, Duration time) {}
