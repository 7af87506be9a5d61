package dev.runner.core.run;

import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginAdmission;
import dev.runner.core.plugin.PluginCatalog;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.trust.WorkspaceTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the jars of plugins as the runs of a workspace would. */
final class PluginReader {

  private final RunSettings settings;
  private final RunRequest request;
  private final ProductVersion version = ProductVersion.current();

  PluginReader(RunSettings settings, RunRequest request) {
    this.settings = settings;
    this.request = request;
  }

  /** Reads the installed plugins, as far as the workspace lets them in. */
  InstalledPlugins read() {
    return read(request.pluginFolders(), trust());
  }

  /** Reads the installed plugins, and the exporters that come with the product. */
  InstalledPlugins readAll() {
    return read().and(products());
  }

  /** Reads the exporters that come with the product; a workspace neither locks nor trusts them. */
  InstalledPlugins products() {
    Path folder = Path.of(System.getProperty("runner.home", ""), "exporters");
    boolean there = System.getProperty("runner.home") != null && Files.isDirectory(folder);
    return there ? read(List.of(folder), PluginAdmission.ALL) : InstalledPlugins.NONE;
  }

  /** Reads some folders and jars. */
  InstalledPlugins read(List<Path> places, PluginAdmission admission) {
    return new PluginCatalog(
            settings.cache().resolve("plugins"), version.api(), this::java, admission)
        .read(places);
  }

  /** Returns the number of the JDK that runs a plugin. */
  int java(PluginId plugin) {
    return settings.setups().of(plugin).jdk().feature();
  }

  /** Reads what the workspace lets in. */
  WorkspaceTrust trust() {
    List<Path> usual = List.of(new Workspace(request.workspace()).plugins());
    return new WorkspaceTrust(
        request.workspace(),
        settings.rules().trust(),
        settings.cache(),
        request.pluginFolders().equals(usual));
  }
}
