package dev.runner.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells whether a person has pressed Enter.
 *
 * <p>It looks only where standard input is a terminal and this process is in its foreground: what
 * reads a terminal from the background is stopped by the system. It never waits. What is typed
 * ahead for the shell is taken with it.
 */
final class KeyPress {

  private static final Path PROCESS = Path.of("/proc/self/stat");
  private static final int GROUP = 2;
  private static final int FOREGROUND = 5;

  private final boolean terminal = Terminal.isTyped();

  /** Tells whether a line was typed since this was last asked. */
  boolean happened() {
    try {
      return terminal && System.in.available() > 0 && isInForeground() && taken();
    } catch (IOException e) {
      return false; // the terminal is gone
    }
  }

  private static boolean taken() throws IOException {
    while (System.in.available() > 0) {
      if (System.in.read() < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInForeground() throws IOException {
    if (!Files.exists(PROCESS)) {
      return false;
    }
    String text = Files.readString(PROCESS);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    return fields[GROUP].equals(fields[FOREGROUND]);
  }
}
