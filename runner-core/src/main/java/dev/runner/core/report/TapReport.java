package dev.runner.core.report;

import dev.runner.core.result.Flag;
import dev.runner.core.result.VisibleText;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a run as TAP, version 14, with the plan at the end.
 *
 * <p>A failure that does not fail the run is a TODO that is {@code not ok}; a test that passes
 * although it is known to fail is one that is {@code ok}. ABORTED counts as skipped, a test without
 * a verdict as failed.
 */
final class TapReport implements Reporter {

  TapReport() {}

  @Override
  public void write(ReportSource source, Path target) {
    DraftFile.text(
        target,
        text -> {
          text.write("TAP version 14\n");
          TapLines lines = new TapLines(text);
          RunWalk.through(source, new Points(source, lines));
          lines.plan();
        });
  }

  /** Writes test points. */
  private record Points(ReportSource source, TapLines lines) implements RunVisitor {

    @Override
    public void test(StoredTest test) {
      ShownVerdict verdict = ShownVerdict.of(test);
      lines.point(isOk(verdict), test.description().listedId(), directive(test, verdict));
      lines.beginDetails();
      lines.detail("outcome", test.outcome().map(Enum::name).orElse(ShownVerdict.NOT_RUN));
      lines.detail("cause", verdict.type());
      lines.detail("message", verdict.message());
      lines.detail("flags", test.flags().stream().sorted().map(Enum::name).toList());
      lines.detail("uniqueId", test.description().uniqueId());
      lines.detail("displayName", test.description().displayName());
      lines.detail(
          "fork", test.last().fork().isPresent() ? "" + test.last().fork().getAsInt() : "");
      test.last()
          .duration()
          .map(Duration::toMillis)
          .ifPresent(ms -> lines.number("duration_ms", ms));
      lines.detail("stack", verdict.detail());
      if (test.attempts() > 1) {
        lines.detail("attempts", attempts(test));
      }
      evidence(Evidence.of(source, test.number(), test.last()));
      lines.endDetails();
    }

    @Override
    public void fault(ClassFault fault) {
      lines.point(false, fault.id(), Optional.empty());
      lines.beginDetails();
      lines.detail("cause", ClassFault.TYPE);
      lines.detail("message", fault.failure().message());
      lines.detail("stack", fault.failure().detail());
      lines.endDetails();
    }

    private void evidence(Evidence evidence) {
      evidence.output().forEach((stream, text) -> lines.detail(name(stream), text));
      lines.detail("entries", evidence.entriesText());
      lines.detail(
          "files",
          evidence.files().stream()
              .map(file -> file.path().map(Path::toString).orElse(file.name() + ": " + file.note()))
              .toList());
    }

    private List<String> attempts(StoredTest test) {
      return source.store().attempts(source.run(), test.number()).stream()
          .map(Points::attempt)
          .toList();
    }

    private static String attempt(StoredAttempt attempt) {
      return attempt
          .verdict()
          .map(verdict -> verdict.outcome() + " " + verdict.message())
          .orElse(ShownVerdict.NOT_RUN)
          .strip();
    }

    private static String name(Enum<?> stream) {
      return stream.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isOk(ShownVerdict verdict) {
      return switch (verdict.kind()) {
        case PASSED, SKIPPED, ABORTED -> true;
        case FAILED, ERROR, MUTED, NOT_RUN -> false;
      };
    }

    private static Optional<String> directive(StoredTest test, ShownVerdict verdict) {
      return switch (verdict.kind()) {
        case SKIPPED, ABORTED -> Optional.of("SKIP " + VisibleText.of(verdict.message()));
        case MUTED -> Optional.of("TODO " + VisibleText.of(verdict.message()));
        case PASSED ->
            test.flags().contains(Flag.FIXED) ? Optional.of("TODO FIXED") : Optional.empty();
        case FAILED, ERROR, NOT_RUN -> Optional.empty();
      };
    }
  }
}
