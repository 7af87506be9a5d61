package dev.runner.core.fork;

import java.nio.file.Path;

/**
 * The files that a fork writes.
 *
 * @param log what it prints outside of the captured streams
 * @param mailbox what it has told and the supervisor has not read yet
 */
record ForkFiles(Path log, Path mailbox) {}
