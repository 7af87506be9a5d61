package dev.runner.core.report;

import dev.runner.core.result.Counts;
import dev.runner.core.store.RunSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * The summary of a step of GitHub Actions.
 *
 * @param run the run; empty if it is not stored
 * @param table what is told of its tests
 */
record GithubSummary(Optional<RunSummary> run, GithubTable table) {

  /** Writes it to a file, or adds it to that, which other steps may have written to. */
  void write(Path target, boolean adding) {
    if (!adding) {
      DraftFile.text(target, text -> text.write(text()));
      return;
    }
    try {
      Files.write(
          target,
          text().getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ReportException(target, e);
    }
  }

  private String text() {
    return run.map(GithubSummary::head).orElse("") + table.text();
  }

  private static String head(RunSummary run) {
    Counts counts = run.counts();
    String outcome =
        run.counts().failing() > 0 ? "failed" : run.state().name().toLowerCase(Locale.ROOT);
    return """
    ## Test run `%s`: %s

    | planned | passed | failed | error | skipped | aborted | not run | flaky | known | quarantined |
    |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
    | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d |
    """
        .formatted(
            run.run().brief(),
            outcome,
            counts.planned(),
            counts.passed(),
            counts.failed(),
            counts.error(),
            counts.skipped(),
            counts.aborted(),
            counts.notRun(),
            counts.flaky(),
            counts.known() + counts.unstable(),
            counts.quarantined());
  }
}
