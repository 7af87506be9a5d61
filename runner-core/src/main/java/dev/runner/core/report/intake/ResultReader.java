package dev.runner.core.report.intake;

import java.io.IOException;
import java.io.InputStream;

/** Reads results in one format, piece by piece. For one file. */
public interface ResultReader {

  /**
   * Reads a file to its end; what does not belong to an open test is not kept in memory.
   *
   * @param in its bytes, which the caller closes
   * @param intake takes what is read
   * @throws ImportException if they are not what they should be
   * @throws IOException if they cannot be read
   */
  void read(InputStream in, Intake intake) throws ImportException, IOException;
}
