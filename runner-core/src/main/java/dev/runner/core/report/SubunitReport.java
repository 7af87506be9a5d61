package dev.runner.core.report;

import dev.runner.core.report.SubunitPackets.Status;
import dev.runner.core.result.Scope;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a run as subunit, version 2: first that every planned test exists, then each with its
 * files and its status.
 *
 * <p>A failure that does not fail the run is an expected one. A test without a verdict exists and
 * has no status behind that; one that was running is in progress for ever. Tags of a test are its
 * own, {@code worker-N} for its fork, its flags as {@code runner.flaky}, and {@code runner.error},
 * {@code runner.aborted} or {@code runner.not-run} where a status cannot say it. Attempts before
 * the last one are files of the test.
 */
final class SubunitReport implements Reporter {

  /** What tells a class that failed from a test. */
  private static final List<String> OF_CLASS = List.of("runner.class-failed");

  SubunitReport() {}

  @Override
  public void write(ReportSource source, Path target) {
    DraftFile.bytes(
        target,
        bytes -> {
          SubunitPackets packets = new SubunitPackets(bytes);
          RunWalk.through(source, new Announced(packets));
          RunWalk.through(source, new Told(source, packets, source.start()));
        });
  }

  /** Writes which tests there are. */
  private record Announced(SubunitPackets packets) implements RunVisitor {

    @Override
    public void test(StoredTest test) {
      exists(test.description().listedId());
    }

    @Override
    public void fault(ClassFault fault) {
      exists(fault.id());
    }

    private void exists(String id) {
      io(() -> packets.status(id, Status.EXISTS, Optional.empty(), List.of()));
    }
  }

  /** Writes what became of them. */
  private record Told(ReportSource source, SubunitPackets packets, Instant runStart)
      implements RunVisitor {

    @Override
    public void test(StoredTest test) {
      io(() -> write(test));
    }

    @Override
    public void fault(ClassFault fault) {
      io(() -> write(fault));
    }

    private void write(StoredTest test) throws IOException {
      String id = test.description().listedId();
      StoredAttempt last = test.last();
      boolean hasVerdict = test.outcome().isPresent();
      if (!hasVerdict && last.startedAt().isEmpty()) {
        return;
      }
      Instant start = last.startedAt().orElse(runStart);
      packets.status(id, Status.IN_PROGRESS, Optional.of(start), tags(test));
      SubunitFiles files = new SubunitFiles(packets, id);
      if (test.attempts() > 1) {
        earlier(test, files);
      }
      ShownVerdict verdict = ShownVerdict.of(test);
      boolean skipped = status(verdict) == Status.SKIP;
      files.text(skipped ? "reason" : "traceback", verdict.text());
      files.all(Evidence.of(source, test.number(), last));
      if (hasVerdict) {
        Instant end = last.duration().map(start::plus).orElse(start);
        packets.status(id, status(verdict), Optional.of(end), tags(test));
      }
    }

    private void write(ClassFault fault) throws IOException {
      packets.status(fault.id(), Status.IN_PROGRESS, Optional.of(runStart), OF_CLASS);
      SubunitFiles files = new SubunitFiles(packets, fault.id());
      files.text(
          "traceback", ShownVerdict.text(fault.failure().message(), fault.failure().detail()));
      for (Scope scope : fault.owner().scopes()) {
        files.all(Evidence.of(source, scope));
      }
      packets.status(fault.id(), Status.FAIL, Optional.of(runStart), OF_CLASS);
    }

    private void earlier(StoredTest test, SubunitFiles files) throws IOException {
      for (StoredAttempt attempt : source.store().attempts(source.run(), test.number())) {
        if (attempt.attempt() != test.last().attempt()) {
          String text =
              attempt
                  .verdict()
                  .map(v -> v.outcome() + " " + ShownVerdict.text(v.message(), v.detail()))
                  .orElse(ShownVerdict.NOT_RUN);
          files.text("attempt-" + attempt.attempt(), text);
          files.all(Evidence.of(source, test.number(), attempt));
        }
      }
    }

    private static List<String> tags(StoredTest test) {
      List<String> tags = new ArrayList<>(test.description().tags());
      test.last().fork().ifPresent(fork -> tags.add("worker-" + fork));
      outcome(test).ifPresent(tags::add);
      test.flags().stream()
          .sorted()
          .map(flag -> "runner." + flag.name().toLowerCase(Locale.ROOT))
          .forEach(tags::add);
      return tags;
    }

    /** Returns what a status cannot say. */
    private static Optional<String> outcome(StoredTest test) {
      if (test.outcome().isEmpty()) {
        return Optional.of("runner.not-run");
      }
      return switch (test.outcome().get()) {
        case ERROR -> Optional.of("runner.error");
        case ABORTED -> Optional.of("runner.aborted");
        case PASSED, FAILED, SKIPPED -> Optional.empty();
      };
    }

    private static Status status(ShownVerdict verdict) {
      return switch (verdict.kind()) {
        case PASSED -> Status.SUCCESS;
        case FAILED, ERROR -> Status.FAIL;
        case SKIPPED, ABORTED -> Status.SKIP;
        case MUTED -> Status.EXPECTED_FAILURE;
        case NOT_RUN -> Status.IN_PROGRESS;
      };
    }
  }

  private static void io(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes something. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
