package dev.runner.core.workspace;

import dev.runner.core.run.RunsUnderWay;
import dev.runner.core.run.Workspace;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the folder of a workspace. Links in it are deleted, never followed. Its {@code
 * runner.conf} goes last, so that what could not be deleted stays recognisable.
 */
final class FolderDeletion {

  private final Path folder;

  /**
   * Checks the deletion.
   *
   * @throws RegisterException if the folder is no workspace, is used, or holds more than that
   */
  FolderDeletion(Path folder) {
    this.folder = folder;
    if (!WorkspaceRegister.isWorkspace(folder)) {
      throw new RegisterException(
          "Folder '%s' is not deleted, it has no %s: remove the name without --delete-files"
              .formatted(folder, Workspace.CONFIG));
    }
    if (folder.getParent() == null || holdsTheHome(folder)) {
      throw new RegisterException(
          "Folder '%s' is not deleted, it holds more than a workspace: remove the name without --delete-files"
              .formatted(folder));
    }
    RunsUnderWay.refuse(new Workspace(folder))
        .ifPresent(
            why -> {
              throw new RegisterException("Workspace '%s' stays: %s".formatted(folder, why));
            });
  }

  /** Links on the way to either of them must not hide it; what cannot be told counts as a yes. */
  private static boolean holdsTheHome(Path folder) {
    try {
      Path home = Path.of(System.getProperty("user.home")).toRealPath();
      return home.startsWith(folder.toRealPath());
    } catch (IOException e) {
      return true;
    }
  }

  void run() {
    Path config = folder.resolve(Workspace.CONFIG);
    try {
      Files.walkFileTree(folder, new Deletion(folder, config));
      Files.deleteIfExists(config);
      Files.delete(folder);
    } catch (IOException e) {
      throw new RegisterException(
          "Workspace '%s' cannot be deleted wholly (%s): it stays registered; see that you may write there and try again"
              .formatted(folder, e),
          e);
    }
  }

  /** Deletes all but the folder itself and one file. */
  private static final class Deletion extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Path spared;

    Deletion(Path root, Path spared) {
      this.root = root;
      this.spared = spared;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.equals(spared)) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      if (!directory.equals(root)) {
        Files.delete(directory);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
