package dev.runner.core.workspace;

import dev.runner.api.config.NearestName;
import dev.runner.core.run.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The workspaces that a user has given names to.
 *
 * <p>Several processes may use one register at the same time. Every method throws {@link
 * RegisterException} if it cannot do what is asked for, and has changed nothing then, but for files
 * that {@link #remove} has deleted by then.
 */
public final class WorkspaceRegister {

  /** The register's name in the user's folder. */
  public static final String FILE = "workspaces.list";

  private final RegisterFile file;

  /**
   * Creates a register.
   *
   * @param userFolder the folder of the user's configuration; made when something is registered
   */
  public WorkspaceRegister(Path userFolder) {
    this.file = new RegisterFile(userFolder.resolve(FILE));
  }

  /** Returns the folders by name. */
  public SortedMap<WorkspaceName, Path> all() {
    return file.read();
  }

  /** Returns the folder of a name. */
  public Optional<Path> find(WorkspaceName name) {
    return Optional.ofNullable(file.read().get(name));
  }

  /** Returns what follows the words that a name is not registered. */
  public String advice(String name) {
    return advice(file.read(), name);
  }

  /**
   * Checks that a name is free for a folder, which need not exist yet.
   *
   * @param name the name
   * @param folder absolute
   */
  public void requireFree(WorkspaceName name, Path folder) {
    requireFree(file.read(), name, real(folder));
  }

  /**
   * Gives a workspace a name; one that has it already keeps it.
   *
   * @param name the name
   * @param folder absolute
   * @return the folder that is registered, without links
   */
  public Path register(WorkspaceName name, Path folder) {
    if (!isWorkspace(folder)) {
      throw new RegisterException(
          "Folder '%s' is no workspace, it has no %s: make one with 'runner init %s'"
              .formatted(folder, Workspace.CONFIG, folder));
    }
    Path real = real(folder);
    if (real.toString().lines().count() != 1) {
      throw new RegisterException(
          "Folder '%s' cannot be registered: its path has several lines".formatted(real));
    }
    file.change(
        entries -> {
          requireFree(entries, name, real);
          entries.put(name, real);
          return WorkspaceRegister::nothing;
        });
    return real;
  }

  /** Gives a registered workspace another name. */
  public void rename(WorkspaceName from, WorkspaceName to) {
    file.change(
        entries -> {
          Path folder = required(entries, from);
          requireFree(entries, to, Path.of(""));
          entries.remove(from);
          entries.put(to, folder);
          return WorkspaceRegister::nothing;
        });
  }

  /**
   * Moves a workspace with all its files; if it lies in its new place already, the entry follows.
   * The entries of workspaces below it follow, too.
   *
   * @param name a registered name
   * @param target absolute; must not exist, or be the workspace that somebody has moved
   * @return whether files were moved
   */
  public boolean move(WorkspaceName name, Path target) {
    Path place = real(target);
    boolean[] moved = {false};
    file.change(
        entries -> {
          Path source = required(entries, name);
          FolderMove move = new FolderMove(source, place);
          moved[0] = move.isNeeded();
          requireUnknown(entries, place);
          entries.replaceAll((any, folder) -> moved(folder, source, place));
          return moved[0] ? move.run() : WorkspaceRegister::nothing;
        });
    return moved[0];
  }

  /**
   * Takes a name out of the register.
   *
   * @param name a registered name
   * @param files whether the workspace's folder is deleted, too
   * @return the folder
   */
  public Path remove(WorkspaceName name, boolean files) {
    Path[] removed = new Path[1];
    file.change(
        entries -> {
          Path folder = required(entries, name);
          entries.remove(name);
          removed[0] = folder;
          if (files && Files.exists(folder)) {
            requireAlone(entries, folder);
            new FolderDeletion(folder).run();
          }
          return WorkspaceRegister::nothing;
        });
    return removed[0];
  }

  /** Tells whether a folder is a workspace. */
  static boolean isWorkspace(Path folder) {
    return Files.isRegularFile(folder.resolve(Workspace.CONFIG));
  }

  private static void nothing() {}

  private static Path moved(Path folder, Path source, Path target) {
    return folder.startsWith(source) ? target.resolve(source.relativize(folder)) : folder;
  }

  private static Path required(SortedMap<WorkspaceName, Path> entries, WorkspaceName name) {
    Path folder = entries.get(name);
    if (folder == null) {
      throw new RegisterException(
          "No workspace is registered as '%s'%s".formatted(name, advice(entries, name.value())));
    }
    return folder;
  }

  private static String advice(SortedMap<WorkspaceName, Path> entries, String name) {
    if (entries.isEmpty()) {
      return ": 'runner workspace register NAME DIR' gives one a name";
    }
    return new NearestName(entries.keySet().stream().map(WorkspaceName::value).toList())
        .to(name)
        .map(": did you mean '%s'?"::formatted)
        .orElse(": 'runner workspace list' shows those that are");
  }

  private static void requireFree(
      SortedMap<WorkspaceName, Path> entries, WorkspaceName name, Path folder) {
    for (Map.Entry<WorkspaceName, Path> entry : entries.entrySet()) {
      boolean sameFolder = entry.getValue().equals(folder);
      if (entry.getKey().equals(name) && !sameFolder) {
        throw new RegisterException(
            "'%s' is the name of workspace '%s' already: take another, or free it with 'runner workspace remove %s'"
                .formatted(name, entry.getValue(), name));
      }
      if (sameFolder && !entry.getKey().equals(name)) {
        throw new RegisterException(
            "Workspace '%s' is registered as '%s' already: 'runner workspace rename %s %s' gives it another name"
                .formatted(folder, entry.getKey(), entry.getKey(), name));
      }
    }
  }

  private static void requireUnknown(SortedMap<WorkspaceName, Path> entries, Path target) {
    entries.forEach(
        (name, folder) -> {
          if (folder.equals(target)) {
            throw new RegisterException(
                "Workspace '%s' is registered as '%s': remove that name first, or name another folder"
                    .formatted(target, name));
          }
        });
  }

  private static void requireAlone(SortedMap<WorkspaceName, Path> others, Path folder) {
    others.forEach(
        (name, other) -> {
          if (other.startsWith(folder)) {
            throw new RegisterException(
                "Workspace '%s' is not deleted, workspace '%s' lies in it: move or remove that first"
                    .formatted(folder, name));
          }
        });
  }

  /** Returns a folder without links; of one that does not exist its parent may have some. */
  private static Path real(Path folder) {
    Path parent = folder.getParent();
    try {
      if (Files.exists(folder)) {
        return folder.toRealPath();
      }
      return parent != null && Files.exists(parent)
          ? parent.toRealPath().resolve(folder.getFileName())
          : folder;
    } catch (IOException e) {
      throw new RegisterException(
          "Folder '%s' cannot be looked at (%s): see that you may read it".formatted(folder, e), e);
    }
  }
}
