package dev.runner.cli.command;

import dev.runner.core.workspace.WorkspaceName;
import dev.runner.core.workspace.WorkspaceRegister;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code -w} is given: a folder, or where there is no such folder, the name of a registered
 * workspace.
 */
final class WorkspaceWord {

  private WorkspaceWord() {}

  /** Returns the folder that is meant, absolute. */
  static Path folder(String word) {
    Path path = Path.of(word);
    return Files.isDirectory(path) ? path.toAbsolutePath().normalize() : registered(word);
  }

  private static Path registered(String word) {
    if (!WorkspaceName.isValid(word)) {
      throw new UsageException(
          "Workspace '%s' is no folder: make one with 'runner init %s'".formatted(word, word));
    }
    WorkspaceRegister register = new WorkspaceRegister(UserFolder.path());
    Path folder =
        register
            .find(new WorkspaceName(word))
            .orElseThrow(() -> unknown(word, register.advice(word)));
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          "Workspace '%s' is registered as folder '%s', which is gone: say where it is with 'runner workspace move %s DIR', or forget it with 'runner workspace remove %s'"
              .formatted(word, folder, word, word));
    }
    return folder;
  }

  private static UsageException unknown(String word, String advice) {
    String more = advice.endsWith("?") ? "" : ", 'runner init " + word + "' makes one";
    return new UsageException(
        "Workspace '" + word + "' is no folder and no registered name" + advice + more);
  }
}
