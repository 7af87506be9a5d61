package dev.runner.cli.command;

import dev.runner.core.run.EarlyFork;
import dev.runner.core.run.Workspace;
import dev.runner.core.workspace.RegisterException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tells from the bare words of a command line whether a run will follow, before the words are
 * understood in full, which takes as long as a JVM takes to start.
 *
 * <p>A wrong guess costs a process that is ended again, nothing else.
 */
final class AnnouncedRun {

  private static final String RUN = "run";

  private AnnouncedRun() {}

  /** Begins to start the run's first fork; none if no run is announced. */
  static EarlyFork of(List<String> words) {
    return announcesRun(words)
        ? workspace(words).map(EarlyFork::begin).orElseGet(EarlyFork::none)
        : EarlyFork.none();
  }

  private static boolean announcesRun(List<String> words) {
    return Subcommands.first(words).filter(RUN::equals).isPresent()
        && words.stream()
            .noneMatch(
                word ->
                    word.equals("-h")
                        || word.equals("--help")
                        || word.startsWith("--in-process")
                        || word.startsWith("--debug-port"));
  }

  private static Optional<Workspace> workspace(List<String> words) {
    Optional<String> named = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-w") || word.equals("--workspace")) {
        named = i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.empty();
      } else if (word.startsWith("--workspace=") || word.startsWith("-w=")) {
        named = Optional.of(word.substring(word.indexOf('=') + 1));
      }
    }
    return named
        .map(AnnouncedRun::folder)
        .orElseGet(() -> Optional.of(GlobalOptions.nearestWorkspace()))
        .map(Workspace::new)
        .filter(workspace -> Files.isDirectory(workspace.data()));
  }

  private static Optional<Path> folder(String word) {
    try {
      return Optional.of(WorkspaceWord.folder(word));
    } catch (UsageException | RegisterException e) {
      return Optional.empty(); // said when the words are understood
    }
  }
}
