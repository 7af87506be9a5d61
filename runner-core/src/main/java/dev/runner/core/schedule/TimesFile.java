package dev.runner.core.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Replaces a file of times as a whole; one that cannot be written costs the next run a guess. */
public final class TimesFile {

  private TimesFile() {}

  /** Writes the lines of a file; another process that reads it sees the old lines or the new. */
  public static void replace(Path file, List<String> lines) {
    Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(draft, lines);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      draft.toFile().delete();
    }
  }
}
