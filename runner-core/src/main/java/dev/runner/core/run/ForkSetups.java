package dev.runner.core.run;

import dev.runner.core.config.ForkConfig;
import dev.runner.core.config.ForkPath;
import dev.runner.core.config.ForkSettings;
import dev.runner.core.fork.ForkSetup;
import dev.runner.core.fork.ForkSurroundings;
import dev.runner.core.fork.Jdk;
import dev.runner.core.fork.JdkException;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is configured for the forks of each plugin.
 *
 * @param all what holds for all that have nothing of their own
 * @param own what holds for single plugins, with what it holds for all
 * @param issues folders that are not what they should be; with one, nothing may run
 */
record ForkSetups(ForkSetup all, Map<PluginId, ForkSetup> own, List<Issue> issues) {

  /** Copies the collections. */
  ForkSetups {
    own = Map.copyOf(own);
    issues = List.copyOf(issues);
  }

  /** Returns what is so where nothing is configured. */
  static ForkSetups none() {
    return new ForkSetups(ForkSetup.plain(), Map.of(), List.of());
  }

  /** Reads the configuration and looks at the folders that it names. */
  static ForkSetups of(ForkConfig config, Path workspace) {
    if (config.equals(ForkConfig.NONE)) {
      return none();
    }
    Reader reader = new Reader(workspace);
    ForkSetup plain = ForkSetup.plain();
    ForkSetup all = reader.read(plain, config.all());
    ForkSetup shared = new ForkSetup(all.jdk(), all.ownArguments(), List.of(), all.surroundings());
    Map<PluginId, ForkSetup> own = new HashMap<>();
    new TreeMap<>(config.plugins())
        .forEach((plugin, settings) -> own.put(plugin, reader.read(shared, settings)));
    return new ForkSetups(shared, own, reader.issues);
  }

  ForkSetup of(PluginId plugin) {
    return own.getOrDefault(plugin, all);
  }

  /** Puts what is set for one plugin over what is set for all. */
  private static final class Reader {

    private final Path workspace;
    private final List<Issue> issues = new ArrayList<>();

    Reader(Path workspace) {
      this.workspace = workspace;
    }

    ForkSetup read(ForkSetup base, ForkSettings settings) {
      List<String> arguments = new ArrayList<>();
      settings.heap().ifPresent(heap -> arguments.add("-Xmx" + heap));
      arguments.addAll(settings.jvmArguments());
      Map<String, String> variables = new TreeMap<>(base.surroundings().variables());
      variables.putAll(settings.environment());
      Optional<Path> folder =
          settings.workingDir().map(this::folder).or(() -> base.surroundings().folder());
      Jdk jdk = settings.javaHome().map(this::jdk).orElse(base.jdk());
      return new ForkSetup(
          jdk, base.jvmArguments(), arguments, new ForkSurroundings(folder, variables));
    }

    private Jdk jdk(ForkPath home) {
      try {
        return Jdk.at(workspace.resolve(home.path()));
      } catch (JdkException e) {
        refuse(home, "no JDK for test forks: " + e.getMessage());
        return Jdk.running();
      }
    }

    private Path folder(ForkPath folder) {
      Path path = workspace.resolve(folder.path()).normalize();
      if (!Files.isDirectory(path)) {
        refuse(folder, "no folder that exists: make it, or name another");
      }
      return path;
    }

    private void refuse(ForkPath path, String why) {
      issues.add(
          Issue.error(
                  "config.invalid-value",
                  path.key(),
                  "Option '%s' (%s): '%s' is %s"
                      .formatted(path.key(), path.origin(), workspace.resolve(path.path()), why))
              .at(path.origin().text()));
    }
  }
}
