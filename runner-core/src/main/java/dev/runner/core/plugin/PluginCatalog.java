package dev.runner.core.plugin;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.JarReader.ReadJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the installed plugins and checks their jars as bytes; none of their code runs.
 *
 * <p>A jar that cannot take part becomes an issue and, where it names itself, a rejected plugin. It
 * stops no other but those that depend on it.
 */
public final class PluginCatalog {

  private final HostPackages host = HostPackages.ofThisProcess();
  private final PluginVersions versions = new PluginVersions();
  private final JarReader reader;
  private final PluginAdmission admission;

  /**
   * Creates a catalogue.
   *
   * @param cache the folder for unpacked plugins
   * @param apiVersion the version of plugin-api, without a qualifier
   */
  public PluginCatalog(Path cache, String apiVersion) {
    this(cache, apiVersion, plugin -> Runtime.version().feature());
  }

  /**
   * Creates a catalogue of plugins that may run in different JDKs.
   *
   * @param cache the folder for unpacked plugins
   * @param apiVersion the version of plugin-api, without a qualifier
   * @param javas the number of the JDK that runs a plugin, 17 for instance
   */
  public PluginCatalog(Path cache, String apiVersion, ToIntFunction<PluginId> javas) {
    this(cache, apiVersion, javas, PluginAdmission.ALL);
  }

  /**
   * Creates a catalogue of what an operator lets in.
   *
   * @param cache the folder for unpacked plugins
   * @param apiVersion the version of plugin-api, without a qualifier
   * @param javas the number of the JDK that runs a plugin, 17 for instance
   * @param admission knows what is let in
   */
  public PluginCatalog(
      Path cache, String apiVersion, ToIntFunction<PluginId> javas, PluginAdmission admission) {
    this.admission = admission;
    this.reader = new JarReader(new PluginCache(cache, host), versions, apiVersion, javas);
  }

  /**
   * Reads all jars of some folders.
   *
   * @param folders the plugin folders; one that does not exist holds no plugins, and a jar stands
   *     for itself
   * @return the plugins and what is wrong with them
   */
  public InstalledPlugins read(List<Path> folders) {
    List<Issue> issues = new ArrayList<>();
    List<Path> nameless = new ArrayList<>();
    Map<PluginId, List<ReadJar>> byId = new LinkedHashMap<>();
    for (Path jar : jars(folders, issues)) {
      try {
        ReadJar read = reader.read(jar);
        byId.computeIfAbsent(read.id(), id -> new ArrayList<>()).add(read);
      } catch (PluginRejection e) {
        nameless.add(jar);
        issues.add(e.issue());
      }
    }
    List<InstalledPlugin> plugins = new ArrayList<>();
    List<RejectedPlugin> rejected = new ArrayList<>();
    byId.values().forEach(jars -> sort(jars, plugins, rejected, issues));
    plugins.forEach(plugin -> noteLeftOut(plugin, issues));
    issues.addAll(admission.absences(byId.keySet()));
    return withoutDisabled(
        new DependencyOrder(versions)
            .arrange(new InstalledPlugins(plugins, rejected, nameless, issues)));
  }

  private InstalledPlugins withoutDisabled(InstalledPlugins found) {
    List<Issue> notes =
        found.plugins().stream()
            .map(InstalledPlugin::id)
            .filter(admission::isDisabled)
            .map(PluginCatalog::disabled)
            .toList();
    return notes.isEmpty()
        ? found
        : found.without(plugin -> admission.isDisabled(plugin.id()), PluginState.DISABLED, notes);
  }

  private static Issue disabled(PluginId id) {
    return Issue.info(
        "plugin.disabled",
        id.value(),
        "Plugin '%s' is disabled, none of its tests run: 'runner plugins enable %s' lets it run again"
            .formatted(id, id));
  }

  private void sort(
      List<ReadJar> jars,
      List<InstalledPlugin> plugins,
      List<RejectedPlugin> rejected,
      List<Issue> issues) {
    ReadJar first = jars.get(0);
    if (jars.size() > 1) {
      jars.forEach(jar -> rejected.add(jar.rejected()));
      issues.add(
          Issue.error(
              "plugin.duplicate-id",
              first.id().toString(),
              "Plugin id '%s' is claimed by %s: keep one of them"
                  .formatted(
                      first.id(),
                      jars.stream()
                          .map(j -> j.jar() + " (" + j.rejected().version() + ")")
                          .collect(Collectors.joining(" and ")))));
    } else if (first.refusal().isPresent() && admission.isDisabled(first.id())) {
      rejected.add(first.rejected().in(PluginState.DISABLED));
      issues.add(disabled(first.id()));
    } else if (first.refusal().isPresent()) {
      rejected.add(first.rejected());
      issues.add(first.refusal().get().issue());
    } else {
      first.damage().ifPresent(issues::add);
      admit(first.installed(), plugins, rejected, issues);
    }
  }

  private void admit(
      InstalledPlugin plugin,
      List<InstalledPlugin> plugins,
      List<RejectedPlugin> rejected,
      List<Issue> issues) {
    List<Issue> objections =
        admission.isDisabled(plugin.id()) ? List.of() : admission.objections(plugin);
    issues.addAll(objections);
    if (objections.stream().anyMatch(Issue::isError)) {
      rejected.add(RejectedPlugin.of(plugin, PluginState.REJECTED));
    } else {
      plugins.add(plugin);
    }
  }

  private static void noteLeftOut(InstalledPlugin plugin, List<Issue> issues) {
    List<String> leftOut = plugin.contents().leftOut();
    if (!leftOut.isEmpty()) {
      issues.add(
          Issue.info(
              "plugin.library-left-out",
              plugin.id().toString(),
              "The runner's own classes are used instead of what plugin '%s' bundles: %s"
                  .formatted(plugin.id(), String.join(", ", leftOut))));
    }
  }

  private static Issue ignored(Path file) {
    return Issue.warning(
        "plugin.no-jar",
        file.getFileName().toString(),
        "'%s' is not read: a plugin is one .jar file, with its libraries as lib/*.jar entries"
            .formatted(file));
  }

  private static List<Path> jars(List<Path> folders, List<Issue> issues) {
    List<Path> jars = new ArrayList<>();
    for (Path folder : folders) {
      if (isJar(folder) && Files.isRegularFile(folder)) {
        jars.add(folder);
        continue;
      }
      if (!Files.exists(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          if (isJar(file)) {
            jars.add(file);
          } else if (isNamed(file, ".zip")) {
            issues.add(ignored(file));
          }
        }
      } catch (IOException e) {
        issues.add(
            Issue.error(
                "plugin.unreadable-folder",
                folder.toString(),
                "Cannot list plugin folder '" + folder + "': " + e.getMessage()));
      }
    }
    return jars;
  }

  private static boolean isJar(Path file) {
    return isNamed(file, ".jar");
  }

  private static boolean isNamed(Path file, String ending) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
