package dev.runner.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pf4j.AbstractPluginManager;
import org.pf4j.DefaultExtensionFactory;
import org.pf4j.DefaultExtensionFinder;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;
import org.pf4j.PluginRepository;
import org.pf4j.PluginStatusProvider;
import org.pf4j.RuntimeMode;
import org.pf4j.VersionManager;

/** PF4J's manager, told exactly which jars to load and where their libraries lie. */
final class HostedPluginManager extends AbstractPluginManager {

  private final Map<Path, PluginToLoad> toLoad;

  HostedPluginManager(Map<Path, PluginToLoad> toLoad) {
    super(List.of(Path.of(""))); // never scanned: see createPluginRepository
    this.toLoad = toLoad;
  }

  /** Not by a system property of PF4J's, which somebody may have set for another program. */
  @Override
  public RuntimeMode getRuntimeMode() {
    return RuntimeMode.DEPLOYMENT;
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new PluginRepository() {
      @Override
      public List<Path> getPluginPaths() {
        return List.of();
      }

      @Override
      public boolean deletePluginPath(Path pluginPath) {
        return false;
      }
    };
  }

  @Override
  protected PluginLoader createPluginLoader() {
    // A class of its own, not a lambda: PF4J calls this before toLoad is set.
    return new PluginLoader() {
      @Override
      public boolean isApplicable(Path jar) {
        return toLoad.containsKey(jar);
      }

      @Override
      public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
        PluginManager manager = HostedPluginManager.this;
        HostedClassLoader loader =
            new HostedClassLoader(manager, descriptor, HostedPluginManager.class.getClassLoader());
        PluginFiles files = toLoad.get(jar).files();
        loader.addFile(files.jar().toFile());
        files.libraries().forEach(library -> loader.addFile(library.toFile()));
        return loader;
      }
    };
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new ManifestPluginDescriptorFinder();
  }

  @Override
  protected ExtensionFinder createExtensionFinder() {
    DefaultExtensionFinder finder = new DefaultExtensionFinder(this);
    addPluginStateListener(finder);
    return finder;
  }

  @Override
  protected PluginFactory createPluginFactory() {
    return new PluginClassFactory();
  }

  @Override
  protected ExtensionFactory createExtensionFactory() {
    return new DefaultExtensionFactory();
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new PluginStatusProvider() {
      @Override
      public boolean isPluginDisabled(String pluginId) {
        return false;
      }

      @Override
      public void disablePlugin(String pluginId) {
        throw new UnsupportedOperationException("plugins are disabled before they are loaded");
      }

      @Override
      public void enablePlugin(String pluginId) {
        throw new UnsupportedOperationException("plugins are enabled before they are loaded");
      }
    };
  }

  @Override
  protected VersionManager createVersionManager() {
    return new PluginVersions();
  }
}
