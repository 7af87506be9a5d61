package dev.runner.core.store;

import dev.runner.core.result.PublishedFile;
import java.time.Instant;

/**
 * A stored fact of a published file.
 *
 * @param at when it was published, by the clock of the fork
 * @param file the file; its content is not in the store but among the files of its run
 */
public record StoredFile(Instant at, PublishedFile file) {}
