package dev.runner.core.stream;

import dev.runner.core.event.RunEvent;
import dev.runner.core.report.RunFiles;
import dev.runner.core.run.LiveReport;
import dev.runner.core.run.RunEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes the events of a run as they happen, each as a line of JSON.
 *
 * <p>It has a thread of its own, so that a reader who is slow holds nobody up but where {@link
 * EventQueue} says so. What it writes is documented by a JSON Schema, {@link NdjsonSchema}. Once
 * the target fails, nothing more is written, and the run goes on.
 */
public final class NdjsonReport implements LiveReport {

  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10));

  private static final Duration BETWEEN_ESTIMATES = Duration.ofSeconds(1);

  private final String name;
  private final OutputStream out;
  private final Clock clock = Clock.systemUTC();
  private final EventLines lines;
  private final EventQueue queue;
  private final Duration lastPatience;
  private final Thread writer = new Thread(this::write, "runner-ndjson");
  private volatile Optional<IOException> failure = Optional.empty();
  private volatile Optional<RunEnd> end = Optional.empty();
  private volatile boolean late;
  private volatile Supplier<Optional<Duration>> left = Optional::empty;
  private Instant nextEstimate = Instant.EPOCH;

  NdjsonReport(String name, OutputStream out, RunFiles files, Patience patience) {
    this.name = name;
    this.out = out;
    this.lines = new EventLines(files);
    this.queue = new EventQueue(patience.run());
    this.lastPatience = patience.end();
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * How long others wait for a reader.
   *
   * @param run a run that is faster than the reader, added up
   * @param end the end of the run, for what is left then
   */
  record Patience(Duration run, Duration end) {}

  /**
   * Opens a report.
   *
   * @param target a file, which is emptied, or {@code fd:N} for a file descriptor that the caller
   *     of this process has opened
   * @param files where published files lie
   * @return the report; to be closed
   * @throws IOException if the file cannot be written
   * @throws IllegalArgumentException if there is no such descriptor
   */
  public static NdjsonReport open(String target, RunFiles files) throws IOException {
    return new NdjsonReport("ndjson=" + target, StreamTarget.open(target), files, PATIENCE);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void on(RunEvent event) {
    queue.add(clock.instant(), event);
  }

  @Override
  public void estimating(Supplier<Optional<Duration>> estimate) {
    left = estimate;
  }

  @Override
  public Optional<String> problem() {
    if (failure.isPresent()) {
      return Optional.of(
          "Report '%s' broke off (%s); check its reader, who may write there, and its disk"
              .formatted(name, failure.get()));
    }
    if (queue.missing() > 0) {
      return Optional.of(
          "Report '%s' lacks %d events: its reader was too slow; give it a file, or a faster reader"
              .formatted(name, queue.missing()));
    }
    return late
        ? Optional.of(
            "Report '%s' is not complete: nobody read its end within %d s"
                .formatted(name, lastPatience.toSeconds()))
        : Optional.empty();
  }

  @Override
  public void settle() {
    try {
      late = !queue.settle(lastPatience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void end(RunEnd runEnd) {
    end = Optional.of(runEnd);
    close();
  }

  /** Writes what is left, as far as somebody reads it. */
  @Override
  public void close() {
    queue.close();
    try {
      writer.join(late ? 1 : lastPatience.toMillis());
      late = writer.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells when the run will end, whenever something is told of it, but not all the time. */
  private void estimate(Instant now) {
    if (now.isBefore(nextEstimate)) {
      return;
    }
    left.get()
        .ifPresent(
            time -> {
              lines.estimate(now, time);
              nextEstimate = now.plus(BETWEEN_ESTIMATES);
            });
  }

  private void write() {
    try (out) {
      for (List<EventQueue.Entry> next = queue.take(); !next.isEmpty(); next = queue.take()) {
        for (EventQueue.Entry entry : next) {
          entry
              .event()
              .ifPresentOrElse(
                  event -> lines.add(entry.at(), event),
                  () -> lines.gap(clock.instant(), entry.missing()));
          if (lines.isLong()) {
            lines.flushTo(out);
          }
        }
        estimate(clock.instant());
        lines.flushTo(out);
      }
      Instant now = clock.instant();
      end.ifPresent(runEnd -> lines.end(now, runEnd));
      lines.flushTo(out);
    } catch (IOException e) {
      failure = Optional.of(e);
      queue.breakOff();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
