package dev.runner.core.fork;

import dev.runner.api.config.OptionGroup;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginToLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks plugins for the options that they declare, in a fork and with a deadline; answers are kept
 * in the cache by the digest of the plugin's jar.
 *
 * <p>Not safe for use by several threads.
 */
public final class OptionProbe {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ForkLauncher launcher;
  private final ForkSpec spec;
  private final ProbeCache cache;
  private final Map<PluginId, List<OptionGroup>> declared = new HashMap<>();
  private final Map<PluginId, String> failures = new HashMap<>();
  private final Set<PluginId> loadedInFork = new HashSet<>();
  private Optional<Fork> current = Optional.empty();

  public OptionProbe(ForkLauncher launcher, ForkSpec spec, ProbeCache cache) {
    this.launcher = launcher;
    this.spec = spec;
    this.cache = cache;
  }

  /**
   * Asks plugins.
   *
   * @param plugins all installed plugins, each after those that it depends on
   * @return their answers
   */
  public ProbedOptions ask(List<InstalledPlugin> plugins) {
    try {
      for (InstalledPlugin plugin : plugins) {
        Optional<List<OptionGroup>> known =
            plugin.needsProbe() ? cache.find(plugin) : Optional.of(List.of());
        if (known.isPresent()) {
          declared.put(plugin.id(), known.get());
        } else {
          askOne(plugin, plugins);
        }
      }
      return new ProbedOptions(declared, failures);
    } finally {
      current.ifPresent(Fork::close);
      current = Optional.empty();
    }
  }

  private void askOne(InstalledPlugin plugin, List<InstalledPlugin> all) {
    try {
      for (InstalledPlugin needed : withDependencies(plugin, all)) {
        if (loadedInFork.add(needed.id())) {
          ask(needed);
        }
      }
    } catch (ForkFailedException e) {
      failures.put(plugin.id(), e.getMessage());
    }
  }

  private void ask(InstalledPlugin plugin) throws ForkFailedException {
    Fork fork = fork();
    CountDownLatch answered = guard(fork);
    fork.send(new ToFork.Probe(PluginToLoad.of(plugin)));
    Optional<FromFork> answer = answer(fork);
    boolean late = answered.getCount() == 0;
    answered.countDown();
    if (answer.isPresent() && answer.get() instanceof FromFork.Declared d) {
      declared.put(plugin.id(), d.groups());
      cache.keep(plugin, d.groups());
    } else if (answer.isPresent() && answer.get() instanceof FromFork.PluginFailed f) {
      failures.put(plugin.id(), f.message());
    } else {
      failures.put(plugin.id(), death(plugin, fork, late));
      fork.close();
      current = Optional.empty();
      loadedInFork.clear();
    }
  }

  private static Optional<FromFork> answer(Fork fork) {
    Optional<FromFork> message = fork.receive();
    while (message.isPresent() && message.get() instanceof FromFork.Output) {
      message = fork.receive(); // what a plugin prints when it is asked is no answer
    }
    return message;
  }

  private static String death(InstalledPlugin plugin, Fork fork, boolean late) {
    return late
        ? "Plugin '%s' did not declare its options within %d s"
            .formatted(plugin.id(), LIMIT.toSeconds())
        : "Plugin '%s' ended the process that asked for its options (%s)"
            .formatted(plugin.id(), fork.death());
  }

  private Fork fork() throws ForkFailedException {
    if (current.isEmpty()) {
      Fork fork = launcher.start(spec);
      fork.connect();
      current = Optional.of(fork);
    }
    return current.get();
  }

  /** Kills a fork that has not answered in time; the latch is open when it has, either way. */
  private static CountDownLatch guard(Fork fork) {
    CountDownLatch answered = new CountDownLatch(1);
    Thread guard =
        new Thread(
            () -> {
              try {
                if (!answered.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                  answered.countDown();
                  fork.kill();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "runner-probe-limit");
    guard.setDaemon(true);
    guard.start();
    return answered;
  }

  private static List<InstalledPlugin> withDependencies(
      InstalledPlugin plugin, List<InstalledPlugin> all) {
    Set<PluginId> needed = new HashSet<>(Set.of(plugin.id()));
    List<InstalledPlugin> reversed = new ArrayList<>(all);
    java.util.Collections.reverse(reversed);
    for (InstalledPlugin candidate : reversed) {
      if (needed.contains(candidate.id())) {
        needed.addAll(candidate.dependencies());
      }
    }
    return all.stream().filter(candidate -> needed.contains(candidate.id())).toList();
  }
}
