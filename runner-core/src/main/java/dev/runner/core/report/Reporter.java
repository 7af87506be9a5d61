package dev.runner.core.report;

import java.nio.file.Path;

/**
 * Writes stored runs in one format.
 *
 * <p>Tests are read and written one by one: memory does not grow with their number. A file that is
 * written is replaced as a whole once it is complete; one that cannot be completed is left as it
 * was. Texts may hold any character; what a format cannot hold is written as a visible escape. An
 * object has no state and may be used by any thread.
 */
@FunctionalInterface
public interface Reporter {

  /**
   * Writes a report.
   *
   * @param source the run
   * @param target the file or folder that the report goes to, as the format has it; folders are
   *     made
   * @throws ReportException if it cannot be written
   */
  void write(ReportSource source, Path target);
}
