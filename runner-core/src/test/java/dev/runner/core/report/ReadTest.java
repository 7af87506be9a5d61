package dev.runner.core.report;

import java.util.Optional;

/**
 * A test as somebody else's parser reads it from a report.
 *
 * @param name what the format says of which test it is
 * @param status how it ended, in the format's words
 * @param message why; empty text if there is nothing
 * @param out what it wrote to standard output; empty if the format does not hold it
 */
record ReadTest(String name, String status, String message, Optional<String> out) {}
