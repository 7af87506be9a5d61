package dev.runner.core.workspace;

import dev.runner.core.result.RunId;
import dev.runner.core.run.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a registered workspace from outside, without opening its store.
 *
 * @param name its name
 * @param folder where it lies
 * @param exists whether it is still there, with its {@code runner.conf}
 * @param lastRun the run in it that was begun last
 */
public record RegisteredWorkspace(
    WorkspaceName name, Path folder, boolean exists, Optional<RunId> lastRun) {

  /** Looks at a workspace. */
  public static RegisteredWorkspace look(WorkspaceName name, Path folder) {
    boolean exists = WorkspaceRegister.isWorkspace(folder);
    return new RegisteredWorkspace(
        name, folder, exists, exists ? lastRun(new Workspace(folder)) : Optional.empty());
  }

  /** Returns when the last run was begun, which its id tells. */
  public Optional<Instant> lastRunAt() {
    return lastRun.map(
        run -> Instant.ofEpochMilli(run.value().getMostSignificantBits() >>> Short.SIZE));
  }

  private static Optional<RunId> lastRun(Workspace workspace) {
    String @Nullable [] names = workspace.files().runs().toFile().list();
    return Arrays.stream(names == null ? new String[0] : names)
        .flatMap(name -> run(name).stream())
        .sorted(Comparator.reverseOrder())
        .filter(run -> Files.exists(workspace.runFolder(run).resolve("journal")))
        .findFirst();
  }

  private static Optional<RunId> run(String name) {
    try {
      return Optional.of(RunId.parse(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not a run's
    }
  }
}
