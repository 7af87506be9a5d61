package dev.runner.core.report;

import dev.runner.core.result.Outcome;
import dev.runner.core.store.StoredRun;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the page of a run.
 *
 * <p>What a reader sees first comes first in the file, and is known last: the tests are written to
 * a file of their own meanwhile. No text of a test is part of the HTML; all of them are in
 * compressed chunks.
 */
final class HtmlDocument {

  private HtmlDocument() {}

  /** Writes a whole page, and leaves the target open. */
  static void write(ReportSource source, OutputStream target) throws IOException {
    Path later = Files.createTempFile("runner-report", ".html");
    try {
      HtmlTally tally = tests(source, later);
      for (HtmlPage.Piece piece : HtmlPage.pieces()) {
        switch (piece.slot()) {
          case TITLE -> HtmlPage.print(target, title(source));
          case SUMMARY -> summary(source, tally, target);
          case CHUNKS -> Files.copy(later, target);
          case NONE -> HtmlPage.print(target, piece.text());
        }
      }
    } finally {
      Files.deleteIfExists(later);
    }
  }

  private static HtmlTally tests(ReportSource source, Path later) throws IOException {
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(later))) {
      HtmlVisitor visitor = new HtmlVisitor(source, new HtmlChunks(bytes));
      RunWalk.through(source, visitor);
      return visitor.end();
    }
  }

  private static void summary(ReportSource source, HtmlTally tally, OutputStream target) {
    HtmlChunk chunk = new HtmlChunks(target).begin("summary", 0);
    new HtmlSummary(source, chunk.json()).write(tally);
    chunk.end();
  }

  /** Returns words of ours alone: what they stand for has no characters that mean anything. */
  private static String title(ReportSource source) {
    String outcome =
        source
            .found()
            .map(StoredRun::summary)
            .flatMap(run -> run.outcome())
            .map(Outcome::name)
            .orElse("Run");
    return outcome + " - " + source.run();
  }
}
