package dev.runner.core.fork;

import java.nio.file.Path;

/**
 * The files that a fork writes.
 *
 * @param log what it prints outside of the captured streams
 * @param mailbox what it has told and the supervisor has not read yet
 * @param crash the report of a JVM that breaks down, which it writes itself
 */
record ForkFiles(Path log, Path mailbox, Path crash) {}
