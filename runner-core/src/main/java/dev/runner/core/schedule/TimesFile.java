package dev.runner.core.schedule;

import dev.runner.core.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Replaces a file of times as a whole; one that cannot be written costs the next run a guess. */
public final class TimesFile {

  private TimesFile() {}

  /** Writes the lines of a file; another process that reads it sees the old lines or the new. */
  public static void replace(Path file, List<String> lines) {
    try {
      WholeFile.replace(file, lines);
    } catch (IOException e) {
      return;
    }
  }
}
