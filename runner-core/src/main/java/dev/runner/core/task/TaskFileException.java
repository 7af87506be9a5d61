package dev.runner.core.task;

import java.nio.file.Path;

/** Tells that a file holds no task, in one sentence for the user. */
public final class TaskFileException extends Exception {

  private static final long serialVersionUID = 1L;

  TaskFileException(Path file, String why) {
    super(
        "Cannot read a task from '%s': %s; write it with 'rally task report --json --out FILE'"
            .formatted(file, why));
  }
}
