package dev.runner.core.store;

import dev.runner.core.result.RunId;

/**
 * A test whose newest verdict is FAILED or ERROR.
 *
 * @param run the run that gave the verdict
 * @param test the test in that run
 */
public record FailingTest(RunId run, StoredTest test) {}
