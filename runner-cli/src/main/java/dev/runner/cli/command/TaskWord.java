package dev.runner.cli.command;

import dev.runner.core.task.TaskFileException;
import dev.runner.core.task.TaskReader;
import dev.runner.core.task.TaskResults;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A word of a command line that may be the file of a task. */
final class TaskWord {

  private static final Pattern LAST = Pattern.compile("last(~\\d+)?");

  private TaskWord() {}

  /** Returns the file that a word names, if there is one; {@code last} is always a run. */
  static Optional<Path> file(String word) {
    return LAST.matcher(word).matches()
        ? Optional.empty()
        : path(word).filter(Files::isRegularFile);
  }

  /**
   * Returns the file that a word must name.
   *
   * @throws UsageException if there is none
   */
  static Path existing(String word) {
    return path(word)
        .filter(Files::isRegularFile)
        .orElseThrow(
            () ->
                new UsageException(
                    ("There is no file '%s' to read a task from (TASK is a report as 'rally task"
                            + " report --json --out FILE' writes it; to export a run, type 'runner"
                            + " export RUN TARGET' or 'runner verify export RUN TARGET')")
                        .formatted(word)));
  }

  /**
   * Returns the tasks of a file.
   *
   * @throws UsageException if it holds none
   */
  static List<TaskResults> tasks(Path file) {
    try {
      return new TaskReader().read(file);
    } catch (TaskFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Path> path(String word) {
    try {
      return Optional.of(Path.of(word));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
