package dev.runner.core.report;

import java.nio.file.Path;

/**
 * Writes a run with all that is stored of it as one JSON document, which {@link JsonSchema}
 * describes.
 */
final class JsonReport implements Reporter {

  JsonReport() {}

  @Override
  public void write(ReportSource source, Path target) {
    DraftFile.text(target, text -> new StoredRunJson(text).report(source));
  }
}
