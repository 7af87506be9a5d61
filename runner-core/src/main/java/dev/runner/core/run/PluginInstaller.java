package dev.runner.core.run;

import dev.runner.core.config.CoreConfigReader;
import dev.runner.core.install.FetchException;
import dev.runner.core.install.FetchedJar;
import dev.runner.core.install.PluginSource;
import dev.runner.core.install.PluginsFolder;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.RejectedPlugin;
import dev.runner.core.run.PluginChange.Kind;
import dev.runner.core.run.PluginChange.Step;
import dev.runner.core.trust.LockedPlugin;
import dev.runner.core.trust.PluginLock;
import dev.runner.core.trust.WorkspaceTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Installs plugins: brings their jars here, looks at them as {@link PluginExaminer} does, puts the
 * good ones into the plugin folder and into the lock.
 */
public final class PluginInstaller {

  private final RunRequest request;
  private final List<Issue> issues = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  /**
   * Creates an installer, for one use.
   *
   * @param request which workspace, which plugin folder: the first
   */
  public PluginInstaller(RunRequest request) {
    this.request = request;
  }

  /** Installs what is good of what is asked for. */
  public PluginChange install(InstallRequest asked) {
    Workspace workspace = new Workspace(request.workspace());
    try (WorkspaceGuard guard = WorkspaceGuard.of(workspace);
        ScratchFolder staging = ScratchFolder.create()) {
      PluginReader reader = reader(staging);
      WorkspaceTrust trust = reader.trust();
      if (!guard.isHeld() || !trust.faults().isEmpty()) {
        return PluginChange.refused(trust.faults());
      }
      List<FetchedJar> fetched = fetch(asked, staging.path());
      if (!fetched.isEmpty()) {
        InstalledPlugins before = reader.read();
        PluginFindings found =
            new PluginExaminer()
                .candidates(request, fetched.stream().map(FetchedJar::jar).toList());
        found.issues().forEach(issue -> issues.add(named(issue, fetched)));
        for (FetchedJar jar : fetched) {
          good(found, jar).ifPresent(plugin -> put(plugin, jar, before, asked.replace()));
        }
        lock(reader, trust);
      }
    } catch (IOException e) {
      issues.add(failed(e));
    }
    return new PluginChange(steps, issues);
  }

  private PluginReader reader(ScratchFolder scratch) {
    return new PluginReader(new SuitePreparer().settings(request, scratch.path()), request);
  }

  private List<FetchedJar> fetch(InstallRequest asked, Path staging) throws IOException {
    List<String> repositories =
        new CoreConfigReader().read(request.sources()).trust().repositories();
    List<FetchedJar> fetched = new ArrayList<>();
    for (String source : asked.sources()) {
      try {
        Path folder = Files.createDirectory(staging.resolve("s" + fetched.size()));
        fetched.addAll(PluginSource.of(source, asked.sha256(), repositories).fetch(folder));
      } catch (FetchException e) {
        issues.add(Issue.error("plugin.not-fetched", source, e.getMessage()));
      }
    }
    return fetched;
  }

  /** Returns a jar's plugin, unless something speaks against it. */
  private static Optional<InstalledPlugin> good(PluginFindings found, FetchedJar jar) {
    return found.plugins().plugins().stream()
        .filter(plugin -> plugin.jar().equals(jar.jar()))
        .filter(plugin -> found.about(plugin.id(), jar.jar()).stream().noneMatch(Issue::isError))
        .findFirst();
  }

  private void put(
      InstalledPlugin plugin, FetchedJar jar, InstalledPlugins before, boolean replace) {
    List<Path> old = jarsOf(before, plugin);
    if (!old.isEmpty() && !replace) {
      issues.add(
          Issue.error(
              "plugin.installed",
              plugin.id().value(),
              "Plugin '%s' is installed already ('%s'): replace it with --replace, or remove it first"
                  .formatted(plugin.id(), old.get(0))));
      return;
    }
    PluginsFolder folder = new PluginsFolder(request.pluginFolders().get(0));
    try {
      for (Path file : old) {
        folder.take(file);
      }
      Path target = folder.put(jar, plugin.id(), plugin.version());
      steps.add(
          new Step(
              old.isEmpty() ? Kind.INSTALLED : Kind.REPLACED,
              plugin.id().value(),
              plugin.version(),
              Optional.of(target),
              plugin.sha256(),
              Optional.empty()));
    } catch (IOException e) {
      issues.add(failed(e));
    }
  }

  private static List<Path> jarsOf(InstalledPlugins before, InstalledPlugin plugin) {
    List<Path> jars = new ArrayList<>();
    before.find(plugin.id()).ifPresent(found -> jars.add(found.jar()));
    before.rejected().stream()
        .filter(found -> found.id().equals(plugin.id()))
        .map(RejectedPlugin::jar)
        .forEach(jars::add);
    return jars;
  }

  /** Adds what was installed to the lock; a new lock has all that was there before as well. */
  private void lock(PluginReader reader, WorkspaceTrust trust) throws IOException {
    if (steps.isEmpty()) {
      return;
    }
    InstalledPlugins now = reader.read(request.pluginFolders(), trust.ofCandidates());
    PluginLock lock = trust.lock().orElse(PluginLock.of(List.of()));
    for (RejectedPlugin plugin : PluginLocker.lockable(now)) {
      Optional<Step> mine =
          steps.stream().filter(step -> step.id().equals(plugin.id().value())).findFirst();
      if (mine.isPresent() || trust.lock().isEmpty()) {
        LockedPlugin entry = trust.entry(plugin);
        if (mine.isEmpty() || isWhatWasChecked(mine.get(), entry)) {
          lock = lock.with(entry);
          if (mine.isEmpty()) {
            steps.add(PluginLocker.step(Kind.LOCKED, entry, Optional.of(plugin.jar())));
          }
        }
      }
    }
    lock.write(request.workspace());
  }

  private boolean isWhatWasChecked(Step step, LockedPlugin entry) {
    boolean same = entry.sha256().equals(step.sha256());
    steps.set(
        steps.indexOf(step),
        new Step(step.kind(), step.id(), step.version(), step.jar(), step.sha256(), entry.key()));
    if (!same) {
      issues.add(
          Issue.error(
              "plugin.lock-mismatch",
              step.id(),
              "Plugin '%s' was changed while it was installed: look at what else writes there"
                  .formatted(step.id())));
    }
    return same;
  }

  /** Names a jar by where it came from: where it lies for the moment helps nobody. */
  private static Issue named(Issue issue, List<FetchedJar> fetched) {
    Issue named = issue;
    for (FetchedJar jar : fetched) {
      String file = jar.jar().getFileName().toString();
      String subject = named.subject().equals(file) ? jar.origin() : named.subject();
      String message = named.message().replace(jar.jar().toString(), jar.origin());
      named = new Issue(named.severity(), named.code(), subject, message, named.origin());
    }
    return named;
  }

  static Issue failed(IOException e) {
    return Issue.error(
        "plugin.not-written",
        "plugins",
        "Plugins cannot be written (%s): see that there is space and that you may write there"
            .formatted(e));
  }
}
