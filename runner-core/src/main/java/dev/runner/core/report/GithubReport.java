package dev.runner.core.report;

import dev.runner.core.failure.StackText;
import dev.runner.core.result.Flag;
import dev.runner.core.result.VisibleText;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells GitHub Actions of a run: annotations of what failed, and a summary in Markdown.
 *
 * <p>GitHub shows ten annotations of a kind and takes a summary of one mebibyte: of failures beyond
 * that, both say how many there are.
 */
final class GithubReport implements Reporter {

  private static final int MOST = 10;
  private static final int STACK_LINES = 12;

  private final Consumer<String> annotations;
  private final boolean adding;

  /**
   * Creates the reporter.
   *
   * @param annotations takes lines that GitHub reads in the output of a step
   * @param adding whether the summary is added to what its file holds, as GitHub wants it
   */
  GithubReport(Consumer<String> annotations, boolean adding) {
    this.annotations = annotations;
    this.adding = adding;
  }

  @Override
  public void write(ReportSource source, Path target) {
    Found found = new Found(new GithubTable());
    RunWalk.through(source, found);
    found.lines.forEach(annotations);
    if (found.left > 0) {
      annotations.accept("::error title=runner::and %d more failures".formatted(found.left));
    }
    new GithubSummary(source.found().map(StoredRun::summary), found.table).write(target, adding);
  }

  /** Takes what is told of tests; of those beyond what GitHub shows only their number. */
  private static final class Found implements RunVisitor {

    private final GithubTable table;
    private final List<String> lines = new ArrayList<>();
    private int errors;
    private int warnings;
    private int left;

    Found(GithubTable table) {
      this.table = table;
    }

    @Override
    public void test(StoredTest test) {
      ShownVerdict verdict = ShownVerdict.of(test);
      switch (verdict.kind()) {
        case FAILED, ERROR, NOT_RUN -> error(test.description().listedId(), verdict);
        case MUTED -> warning(test.description().listedId(), verdict.message());
        case PASSED, SKIPPED, ABORTED -> {
          if (test.flags().contains(Flag.FLAKY)) {
            warning(
                test.description().listedId(),
                "FLAKY: passed after %d failed attempts".formatted(test.failures()));
          } else if (test.flags().contains(Flag.FIXED)) {
            warning(test.description().listedId(), "FIXED: passed, though it is known to fail");
          }
        }
      }
    }

    @Override
    public void fault(ClassFault fault) {
      error(
          fault.id(),
          new ShownVerdict(
              ShownVerdict.Kind.ERROR,
              ClassFault.TYPE,
              fault.failure().message(),
              fault.failure().detail()));
    }

    private void error(String id, ShownVerdict verdict) {
      errors++;
      table.failure(id, verdict);
      if (errors < MOST) {
        lines.add(line("error", id, excerpt(verdict)));
      } else {
        left++;
      }
    }

    private void warning(String id, String message) {
      warnings++;
      table.mark(id, message);
      if (warnings <= MOST) {
        lines.add(line("warning", id, message));
      }
    }

    /** Returns the message and the part of the trace that says why. */
    private static String excerpt(ShownVerdict verdict) {
      List<String> stack =
          new StackText(STACK_LINES, "the reports have the whole trace")
              .lines(verdict.message(), verdict.text());
      return String.join("\n", verdict.message(), String.join("\n", stack)).strip();
    }

    private static String line(String kind, String id, String message) {
      return "::%s title=%s::%s"
          .formatted(
              kind,
              escaped(VisibleText.of(id)).replace(":", "%3A").replace(",", "%2C"),
              escaped(VisibleText.of(message, c -> c == '\n' || c == '\t')));
    }

    private static String escaped(String text) {
      return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
  }
}
