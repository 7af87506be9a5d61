package dev.runner.core.workspace;

import dev.runner.core.run.RunsUnderWay;
import dev.runner.core.run.Workspace;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Moves the folder of a workspace, all of it or nothing. */
final class FolderMove {

  private final Path source;
  private final Path target;

  /**
   * Checks the move.
   *
   * @throws RegisterException if it cannot take place
   */
  FolderMove(Path source, Path target) {
    this.source = source;
    this.target = target;
    if (target.startsWith(source)) {
      throw new RegisterException(
          "Workspace '%s' cannot move to '%s', which is itself or lies in it: name another folder"
              .formatted(source, target));
    }
    if (isNeeded()) {
      check();
    } else if (!WorkspaceRegister.isWorkspace(target)) {
      throw new RegisterException(
          "Neither '%s' nor '%s' has a %s: name the folder where the workspace is now, or forget it with 'runner workspace remove'"
              .formatted(source, target, Workspace.CONFIG));
    }
  }

  /** Tells whether the files are still where they were. */
  boolean isNeeded() {
    return WorkspaceRegister.isWorkspace(source);
  }

  /** Moves the files; returns what moves them back. */
  Runnable run() {
    rename(source, target);
    return () -> rename(target, source);
  }

  private void check() {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new RegisterException(
          "Workspace '%s' cannot move to '%s', which exists: name a folder that does not"
              .formatted(source, target));
    }
    if (!Files.isDirectory(target.getParent())) {
      throw new RegisterException(
          "Workspace '%s' cannot move to '%s': make folder '%s' first"
              .formatted(source, target, target.getParent()));
    }
    RunsUnderWay.refuse(new Workspace(source))
        .ifPresent(
            why -> {
              throw new RegisterException("Workspace '%s' stays: %s".formatted(source, why));
            });
  }

  private static void rename(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new RegisterException(
          "Workspace '%s' cannot move to '%s' on another disk at once: type \"mv '%s' '%s'\", then this command again"
              .formatted(from, to, from, to),
          e);
    } catch (IOException e) {
      throw new RegisterException(
          "Workspace '%s' cannot move to '%s' (%s): see that you may write in both folders"
              .formatted(from, to, e),
          e);
    }
  }
}
