package dev.runner.core.report;

import java.nio.file.Path;

/**
 * Tells that a report cannot be written.
 *
 * <p>The message names the file or folder and what to do next.
 */
public final class ReportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReportException(Path place, Exception cause) {
    super(
        "Cannot write report '%s' (%s); check who may write there and its disk, or name another"
                .formatted(place, cause)
            + " folder",
        cause);
  }
}
