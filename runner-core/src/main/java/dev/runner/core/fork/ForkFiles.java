package dev.runner.core.fork;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that a fork writes.
 *
 * @param log what it prints outside of the captured streams
 * @param mailbox what it has told and the supervisor has not read yet
 * @param crash the report of a JVM that breaks down, which it writes itself
 * @param masking who writes the log and keeps secrets out of both, if there are any
 */
record ForkFiles(Path log, Path mailbox, Path crash, Optional<MaskedLog> masking) {}
