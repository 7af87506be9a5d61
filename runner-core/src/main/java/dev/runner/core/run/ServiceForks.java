package dev.runner.core.run;

import dev.runner.core.config.MergedConfig;
import dev.runner.core.fork.ForkLauncher;
import dev.runner.core.fork.ServiceFork;
import dev.runner.core.fork.ServiceSetUp;
import dev.runner.core.fork.SpareFork;
import dev.runner.core.fork.ToFork;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginToLoad;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.suite.PluginTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processes in which plugins do one kind of service. Starts none before it is called; those of
 * different kinds have nothing in common, so that none costs another. Safe for several threads.
 */
final class ServiceForks implements AutoCloseable {

  private final ServiceKind kind;
  private final Map<PluginId, InstalledPlugin> plugins = new LinkedHashMap<>();
  private final MergedConfig config;
  private final RunSettings settings;
  private final KnownSecrets secrets;
  private final Map<PluginId, ServiceFork> forks = new LinkedHashMap<>();
  private Optional<ForkLauncher> launcher = Optional.empty();

  /**
   * Creates it.
   *
   * @param kind what the services are
   * @param plugins all plugins that can be loaded
   * @param config their options
   * @param settings where logs lie and what processes are like
   * @param secrets what must not appear in logs beside the plugins' own
   */
  ServiceForks(
      ServiceKind kind,
      List<InstalledPlugin> plugins,
      MergedConfig config,
      RunSettings settings,
      KnownSecrets secrets) {
    this.kind = kind;
    this.config = config;
    this.settings = settings;
    this.secrets = secrets;
    plugins.forEach(plugin -> this.plugins.put(plugin.id(), plugin));
  }

  /** Returns the services of the plugins that take part in a run. */
  static ServiceForks of(ServiceKind kind, PreparedSuite prepared, KnownSecrets secrets) {
    return new ServiceForks(
        kind, loadable(prepared), prepared.config(), prepared.settings(), secrets);
  }

  /** Returns the plugins that take part in a run, and those that they need. */
  static List<InstalledPlugin> loadable(PreparedSuite prepared) {
    return Stream.concat(
            prepared.plugins().plugins().stream(),
            Stream.concat(prepared.suite().plugins().stream(), prepared.suite().needed().stream())
                .map(PluginTests::plugin))
        .distinct()
        .toList();
  }

  /** Returns the plugin that serves another one: itself, or the nearest that it depends on. */
  Optional<PluginId> serving(PluginId id) {
    Set<PluginId> reached = new LinkedHashSet<>(Set.of(id));
    List<PluginId> next = new ArrayList<>(reached);
    while (!next.isEmpty()) {
      Optional<PluginId> found = next.stream().filter(this::serves).findFirst();
      if (found.isPresent()) {
        return found;
      }
      next =
          next.stream()
              .filter(plugins::containsKey)
              .flatMap(one -> plugins.get(one).dependencies().stream())
              .filter(reached::add)
              .toList();
    }
    return Optional.empty();
  }

  /** Returns the plugins that do this kind of service, in their order. */
  List<PluginId> serving() {
    return plugins.keySet().stream().filter(this::serves).toList();
  }

  private boolean serves(PluginId id) {
    InstalledPlugin plugin = plugins.get(id);
    return plugin != null && plugin.contents().services().contains(kind);
  }

  /** Returns the process of a plugin that serves. */
  synchronized ServiceFork of(PluginId plugin) {
    return forks.computeIfAbsent(plugin, id -> new ServiceFork(launcher(), logs(), setUp(id)));
  }

  /** Ends all of them at once. */
  synchronized void kill() {
    forks.values().forEach(ServiceFork::kill);
  }

  @Override
  public void close() {
    List<ServiceFork> all;
    synchronized (this) {
      all = List.copyOf(forks.values());
    }
    all.forEach(ServiceFork::close);
  }

  private ForkLauncher launcher() {
    if (launcher.isEmpty()) {
      try {
        launcher =
            Optional.of(new ForkLauncher(logs(), RunResumer.lastFork(logs()), SpareFork.none()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return launcher.get();
  }

  /** A folder of its own: processes are told apart by the folder above it and their number. */
  private Path logs() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return settings.runFolder().resolve("services").resolve(name).resolve(ForkStarter.FORKS);
  }

  private ServiceSetUp setUp(PluginId id) {
    Set<PluginId> loaded = new LinkedHashSet<>();
    load(id, new HashSet<>(), loaded);
    List<ToFork.PluginSetUp> setUps =
        loaded.stream()
            .map(
                one ->
                    new ToFork.PluginSetUp(
                        PluginToLoad.of(plugins.get(one)),
                        List.of(),
                        Map.of(),
                        config.declared(one),
                        config.values(one)))
            .toList();
    return new ServiceSetUp(
        id,
        setUps,
        settings.setups().of(id),
        secrets.over(config.secrets(loaded)),
        settings.lending().rules().timeout());
  }

  private void load(PluginId id, Set<PluginId> seen, Set<PluginId> loaded) {
    if (plugins.containsKey(id) && seen.add(id)) { // what is absent or in a circle is optional
      plugins.get(id).dependencies().forEach(next -> load(next, seen, loaded));
      loaded.add(id);
    }
  }
}
