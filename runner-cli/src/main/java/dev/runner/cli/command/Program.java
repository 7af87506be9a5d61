package dev.runner.cli.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Knows how this program is called, for commands that a person may copy. */
final class Program {

  private static final String NAME = "runner";

  private Program() {}

  /** Returns the name if the shell finds it, else the path with which it was started. */
  static String name(Map<String, String> environment) {
    String typed = System.getProperty("runner.program", NAME);
    Path folder = Path.of(typed).toAbsolutePath().getParent();
    boolean found =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(entry -> !entry.isEmpty() && Path.of(entry).equals(folder));
    return found ? NAME : typed;
  }
}
