package dev.runner.core.suite;

import dev.runner.core.result.TestDescription;
import java.util.Optional;

/**
 * A test that was discovered but not run, or a method that registers its tests when it runs.
 *
 * @param test what is known of it
 * @param disabled the reason of its {@code @Disabled}, empty text if that gives none; empty if it
 *     carries none
 */
public record ListedTest(TestDescription test, Optional<String> disabled) {}
