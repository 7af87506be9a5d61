package dev.runner.core.run;

import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.ListedTest;

/**
 * A test that would run but for an exclude list.
 *
 * @param listed the test
 * @param rule the line that leaves it out
 */
public record LeftOut(ListedTest listed, ListedRegex rule) {}
