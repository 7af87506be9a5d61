package dev.runner.core.run;

import dev.runner.api.service.Residue;
import dev.runner.core.fork.ServiceAnswer;
import dev.runner.core.fork.ServiceOutcome;
import dev.runner.core.fork.ServiceRequest;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.secret.SecretMask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds and deletes what tests have left in the system under test, by the plugins' cleaners. */
public final class ResidueCleanup {

  /** What is done about what is found. */
  public enum Mode {
    /** Nothing. */
    LOOK,
    /** It is remembered as what was there before tests. */
    SNAPSHOT,
    /** What was not there at the snapshot is deleted. */
    DELETE,
    /** All that is listed is deleted. */
    DELETE_ALL
  }

  /** Creates it. */
  public ResidueCleanup() {}

  /**
   * Does it for all plugins of the request's selection that have a cleaner.
   *
   * @return what was found and done; each plugin's trouble costs only itself
   */
  public CleanupReport run(RunRequest request, Mode mode) {
    try (ScratchFolder scratch = ScratchFolder.create();
        ServiceCommand command =
            ServiceCommand.open(ServiceKind.CLEANER, request, scratch.path())) {
      List<Issue> issues = new ArrayList<>(command.issues());
      List<CleanupReport.Part> parts = new ArrayList<>();
      if (command.status() != ExitStatus.USAGE) {
        Path snapshots = new Workspace(request.workspace()).snapshots();
        for (PluginId plugin : command.serving()) {
          new One(command, plugin, snapshots, mode, issues).run().ifPresent(parts::add);
        }
      }
      return new CleanupReport(parts, issues, ExitStatus.of(issues));
    }
  }

  /** What is done for one plugin. */
  private record One(
      ServiceCommand command, PluginId plugin, Path snapshots, Mode mode, List<Issue> issues) {

    Optional<CleanupReport.Part> run() {
      ServiceOutcome outcome = call(new ServiceRequest.ListResidues());
      Optional<ServiceAnswer.Listed> listed = outcome.as(ServiceAnswer.Listed.class);
      if (listed.isEmpty()) {
        raise("plugin.cleaner-failed", outcome.failure().orElse("it listed nothing"));
        return Optional.empty();
      }
      try {
        if (mode == Mode.SNAPSHOT) {
          CleanupSnapshot.of(listed.get().residues()).write(snapshots, plugin);
        }
        return Optional.of(part(listed.get().residues()));
      } catch (IOException e) {
        raise(
            "config.snapshot",
            "The snapshot of plugin '%s' cannot be read or written: %s".formatted(plugin, e));
        return Optional.empty();
      }
    }

    private CleanupReport.Part part(List<Residue> listed) throws IOException {
      Optional<CleanupSnapshot> before = CleanupSnapshot.read(snapshots, plugin);
      if (before.isEmpty() && mode == Mode.DELETE) {
        raise(
            "config.no-snapshot",
            "Nothing of plugin '%s' is deleted: nobody knows what was there before its tests, as it has no snapshot: take one before the next tests by 'runner cleanup --snapshot', or delete all that it lists by 'runner cleanup --delete --all'"
                .formatted(plugin));
      }
      List<Residue> left =
          listed.stream()
              .filter(
                  one -> mode == Mode.DELETE_ALL || before.isEmpty() || !before.get().holds(one))
              .toList();
      boolean deletes = mode == Mode.DELETE_ALL || (mode == Mode.DELETE && before.isPresent());
      List<CleanupReport.Thing> things = new ArrayList<>();
      for (Residue one : left) {
        CleanupReport.State state = deletes ? deleted(one) : CleanupReport.State.LEFT;
        things.add(new CleanupReport.Thing(masked(one), state));
      }
      return new CleanupReport.Part(plugin, listed.size(), before.map(CleanupSnapshot::at), things);
    }

    private CleanupReport.State deleted(Residue residue) {
      ServiceOutcome outcome = call(new ServiceRequest.Delete(residue));
      if (outcome.failure().isEmpty()) {
        return CleanupReport.State.DELETED;
      }
      raise(
          "plugin.cleaner-failed",
          "%s '%s' may still be there: %s"
              .formatted(residue.type(), residue.id(), outcome.failure().get()));
      return CleanupReport.State.FAILED;
    }

    private ServiceOutcome call(ServiceRequest request) {
      return command.forks().of(plugin).call(request);
    }

    private Residue masked(Residue residue) {
      SecretMask mask = command.secrets().mask();
      return new Residue(
          mask.mask(residue.type()), mask.mask(residue.id()), mask.mask(residue.name()));
    }

    private void raise(String code, String message) {
      issues.add(command.secrets().mask().mask(Issue.error(code, plugin.value(), message)));
    }
  }
}
