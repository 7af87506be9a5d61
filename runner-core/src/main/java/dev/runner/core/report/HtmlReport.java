package dev.runner.core.report;

import java.nio.file.Path;

/** Writes a run as one page for people, which needs nothing else and opens without a server. */
final class HtmlReport implements Reporter {

  HtmlReport() {}

  @Override
  public void write(ReportSource source, Path target) {
    DraftFile.bytes(target, bytes -> HtmlDocument.write(source, bytes));
  }
}
