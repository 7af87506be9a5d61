package dev.runner.core.report.intake;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An attempt at a test, as a file tells of it.
 *
 * @param startedAt when it began; empty if it did not, or that is not said
 * @param duration how long it took
 * @param fork the number of the process that ran it, from 1
 * @param verdict how it ended; empty if that is not known
 * @param output what it wrote, by stream
 * @param entries what it reported
 * @param files what it published
 */
record ForeignAttempt(
    Optional<Instant> startedAt,
    Duration duration,
    int fork,
    Optional<Verdict> verdict,
    Map<OutputStreamKind, KeptText> output,
    List<Map<String, String>> entries,
    List<PublishedFile> files) {

  /** Copies the collections. */
  ForeignAttempt {
    Map<OutputStreamKind, KeptText> streams = new EnumMap<>(OutputStreamKind.class);
    streams.putAll(output);
    output = Collections.unmodifiableMap(streams);
    entries = List.copyOf(entries);
    files = List.copyOf(files);
  }

  /** Returns one that only has a verdict. */
  static ForeignAttempt of(Optional<Instant> startedAt, Duration duration, Verdict verdict) {
    return new ForeignAttempt(
        startedAt, duration, 1, Optional.of(verdict), Map.of(), List.of(), List.of());
  }
}
