package dev.runner.core.plugin;

import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginState;

/**
 * Loads plugins into this process, which must be a fork: from here on their code runs.
 *
 * <p>Not safe for use by several threads.
 */
public final class PluginHost {

  private final Map<Path, PluginToLoad> toLoad = new LinkedHashMap<>();
  private final HostedPluginManager manager = new HostedPluginManager(toLoad);

  /**
   * Loads a plugin and starts it if it has a plugin class.
   *
   * @param plugin the plugin; those that it depends on were loaded before
   * @return the loaded plugin
   * @throws PluginLoadException if it cannot be loaded, or its start throws
   */
  public LoadedPlugin load(PluginToLoad plugin) throws PluginLoadException {
    Path jar = plugin.files().jar();
    toLoad.put(jar, plugin);
    try {
      String id = manager.loadPlugin(jar);
      start(plugin.id(), id);
      return new LoadedPlugin(plugin.id(), (HostedClassLoader) manager.getPluginClassLoader(id));
    } catch (RuntimeException | LinkageError e) {
      throw new PluginLoadException(plugin.id(), "cannot be loaded", e);
    }
  }

  /**
   * Asks a plugin for all that it declares.
   *
   * @param plugin the plugin
   * @return its options, clients and exporters
   * @throws PluginLoadException if its code throws
   */
  public PluginDeclarations declarationsOf(LoadedPlugin plugin) throws PluginLoadException {
    return new PluginDeclarations(
        declaredOptions(plugin),
        new OfferedClients(plugin).ask(),
        new OfferedExporters(plugin, this).ask());
  }

  /**
   * Asks a plugin for the options that it declares.
   *
   * @param plugin the plugin
   * @return the groups of all its declarations
   * @throws PluginLoadException if its code throws
   */
  List<OptionGroup> declaredOptions(LoadedPlugin plugin) throws PluginLoadException {
    try {
      List<OptionGroup> groups = new ArrayList<>();
      for (OptionDeclarations declarations : declarations(plugin)) {
        groups.addAll(groups(plugin, declarations));
      }
      return groups;
    } catch (PluginLoadException e) {
      throw e;
    } catch (Throwable e) { // whatever foreign code throws, errors and checked exceptions too
      throw new PluginLoadException(plugin.id(), "cannot declare its options", e);
    }
  }

  /**
   * Makes a plugin's service.
   *
   * @param plugin the plugin
   * @param type the kind of service
   * @return a new instance
   * @throws PluginLoadException if it names none or several of the kind
   */
  public <T> T service(LoadedPlugin plugin, Class<T> type) throws PluginLoadException {
    List<ServiceLoader.Provider<T>> found = providers(plugin, type);
    if (found.size() != 1) {
      throw new PluginLoadException(
          plugin.id(),
          "names %d classes in META-INF/services/%s: let it be one"
              .formatted(found.size(), type.getName()));
    }
    return found.get(0).get();
  }

  /** Tells whether a plugin names any service of a kind. */
  <T> boolean names(LoadedPlugin plugin, Class<T> type) {
    return !providers(plugin, type).isEmpty();
  }

  private static <T> List<ServiceLoader.Provider<T>> providers(LoadedPlugin plugin, Class<T> type) {
    return ServiceLoader.load(type, plugin.classLoader()).stream()
        .filter(provider -> provider.type().getClassLoader() == plugin.classLoader())
        .toList();
  }

  private void start(PluginId plugin, String id) throws PluginLoadException {
    PluginState state;
    try {
      state = manager.startPlugin(id);
    } catch (Throwable e) { // whatever foreign code throws, errors and checked exceptions too
      throw new PluginLoadException(plugin, "did not start", e);
    }
    if (state != PluginState.STARTED) {
      throw new PluginLoadException(plugin, "did not start", failure(id));
    }
  }

  /** Copies what a plugin returns, which may be null against its word. */
  private static List<OptionGroup> groups(LoadedPlugin plugin, OptionDeclarations declarations)
      throws PluginLoadException {
    @Nullable List<OptionGroup> declared = declarations.optionGroups();
    List<OptionGroup> groups = new ArrayList<>();
    boolean complete = declared != null;
    for (OptionGroup group : complete ? declared : List.<OptionGroup>of()) {
      complete &= group != null;
      groups.add(group);
    }
    if (!complete) {
      throw new PluginLoadException(
          plugin.id(),
          "cannot declare its options: optionGroups() of '%s' returns null or a null element: return a list of groups"
              .formatted(declarations.getClass().getName()));
    }
    return groups;
  }

  private List<OptionDeclarations> declarations(LoadedPlugin plugin)
      throws PluginLoadException, java.io.IOException {
    new ExtensionIndex(plugin).check();
    List<OptionDeclarations> found = new ArrayList<>();
    Set<Class<?>> seen = new LinkedHashSet<>();
    ServiceLoader.load(OptionDeclarations.class, plugin.classLoader()).stream()
        .filter(provider -> provider.type().getClassLoader() == plugin.classLoader())
        .forEach(
            provider -> {
              seen.add(provider.type());
              found.add(provider.get());
            });
    manager.getExtensions(OptionDeclarations.class, plugin.id().value()).stream()
        .filter(extension -> seen.add(extension.getClass()))
        .forEach(found::add);
    return found;
  }

  private Throwable failure(String id) {
    Throwable reason = manager.getPlugin(id).getFailedException();
    return reason != null ? reason : new IllegalStateException("no reason given");
  }
}
