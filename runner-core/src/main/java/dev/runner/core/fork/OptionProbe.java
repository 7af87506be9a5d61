package dev.runner.core.fork;

import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginDeclarations;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginToLoad;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.secret.SecretMask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks plugins for the options and clients that they declare, in a fork and with a deadline;
 * answers are kept in the cache by the digest of the plugin's jar.
 *
 * <p>Not safe for use by several threads.
 */
public final class OptionProbe {

  /** Declaring options takes little; a plugin that wants all memory must not get the machine's. */
  private static final String HEAP = "-Xmx256m";

  private final ForkLauncher launcher;
  private final Function<PluginId, ForkSetup> setups;
  private final ProbeCache cache;
  private final Map<PluginId, PluginDeclarations> declared = new HashMap<>();
  private final Map<PluginId, String> failures = new HashMap<>();
  private final Set<PluginId> loadedInFork = new HashSet<>();
  private Optional<Fork> current = Optional.empty();
  private Optional<Kind> kind = Optional.empty();

  /**
   * Creates a probe.
   *
   * @param launcher starts its forks
   * @param setups what is configured for the forks of each plugin; their arguments do not count
   * @param cache keeps the answers
   */
  public OptionProbe(
      ForkLauncher launcher, Function<PluginId, ForkSetup> setups, ProbeCache cache) {
    this.launcher = launcher;
    this.setups = setups;
    this.cache = cache;
  }

  /**
   * Asks plugins.
   *
   * @param plugins all installed plugins, each after those that it depends on
   * @return their answers; none of those that need a plugin which failed
   */
  public ProbedOptions ask(List<InstalledPlugin> plugins) {
    try {
      Set<PluginId> out = new HashSet<>();
      for (InstalledPlugin plugin : plugins) {
        if (plugin.dependencies().stream().anyMatch(d -> plugin.needs(d) && out.contains(d))) {
          out.add(plugin.id());
        } else if (!plugin.needsProbe()) {
          declared.put(plugin.id(), PluginDeclarations.NONE);
        } else {
          ask(plugin, withDependencies(plugin, plugins, out));
          failures.keySet().forEach(out::add);
        }
      }
      return new ProbedOptions(declared, failures);
    } finally {
      endFork();
    }
  }

  /** Asks one plugin; the list holds it behind all that it depends on. */
  private void ask(InstalledPlugin plugin, List<InstalledPlugin> needed) {
    ProbeCache.Entry entry = cache.entry(needed);
    Optional<PluginDeclarations> known = entry.declared();
    Optional<String> late = known.isPresent() ? Optional.empty() : entry.late();
    if (known.isPresent()) {
      declared.put(plugin.id(), known.get());
    } else if (late.isPresent()) {
      failures.put(plugin.id(), late.get());
    } else {
      Answer answer = askFork(plugin, needed);
      if (answer.isUnsure()) {
        answer = askFork(plugin, needed); // what others left behind may have ended the process
      }
      keep(plugin, answer, entry);
    }
  }

  private void keep(InstalledPlugin plugin, Answer answer, ProbeCache.Entry entry) {
    answer.declared().ifPresent(said -> declared.put(plugin.id(), said));
    answer.declared().ifPresent(entry::keep);
    answer.failure().ifPresent(text -> failures.put(answer.plugin(), text));
    if (answer.late() && answer.plugin().equals(plugin.id())) {
      answer.failure().ifPresent(entry::keepLate);
    }
  }

  private Answer askFork(InstalledPlugin plugin, List<InstalledPlugin> needed) {
    try {
      Fork fork = fork(spec(plugin));
      boolean alone = needed.stream().map(InstalledPlugin::id).toList().containsAll(loadedInFork);
      for (InstalledPlugin other : needed.subList(0, needed.size() - 1)) {
        if (loadedInFork.add(other.id())) {
          Answer answer = askFork(fork, other, alone);
          if (answer.failure().isPresent()) {
            return answer;
          }
        }
      }
      loadedInFork.add(plugin.id());
      return askFork(fork, plugin, alone);
    } catch (ForkFailedException e) {
      String asked =
          plugin.manifest().jvmArguments().isEmpty()
              ? ""
              : ": see to the arguments of the JVM in its manifest";
      return Answer.failed(
          plugin,
          "Plugin '%s' cannot be asked for its options (%s)%s"
              .formatted(plugin.id(), e.getMessage(), asked),
          false,
          false);
    }
  }

  private Answer askFork(Fork fork, InstalledPlugin plugin, boolean alone) {
    try (CodeWatch watch = new CodeWatch(fork)) {
      fork.send(new ToFork.Probe(PluginToLoad.of(plugin)));
      Optional<FromFork> message = answer(watch);
      if (message.isPresent() && message.get() instanceof FromFork.Declared d) {
        return new Answer(plugin.id(), Optional.of(d.declared()), Optional.empty(), false, false);
      }
      if (message.isPresent() && message.get() instanceof FromFork.PluginFailed f) {
        return Answer.failed(plugin, f.message(), false, false);
      }
      boolean late = watch.isLate();
      String failure = watch.end(plugin.id());
      endFork();
      return Answer.failed(plugin, failure, late, !alone && !late);
    }
  }

  private static Optional<FromFork> answer(CodeWatch watch) {
    Optional<FromFork> message = watch.next();
    while (message.isPresent() && message.get() instanceof FromFork.Output) {
      message = watch.next(); // what a plugin prints when it is asked is no answer
    }
    return message;
  }

  private ForkSpec spec(InstalledPlugin plugin) {
    ForkSetup setup = setups.apply(plugin.id());
    List<String> arguments = new ArrayList<>(List.of(HEAP));
    arguments.addAll(plugin.manifest().jvmArguments());
    ForkSurroundings surroundings = setup.surroundings();
    return new ForkSpec(
        setup.jdk(),
        JitProfile.STARTUP,
        arguments,
        ClassDataArchive.none(),
        KnownSecrets.of(SecretMask.of(surroundings.variables().values())),
        surroundings,
        Debugging.NONE);
  }

  private Fork fork(ForkSpec wanted) throws ForkFailedException {
    Kind wantedKind = new Kind(wanted.jdk(), wanted.jvmArguments(), wanted.surroundings());
    if (current.isPresent() && !kind.equals(Optional.of(wantedKind))) {
      endFork();
    }
    if (current.isEmpty()) {
      Fork fork = launcher.start(wanted);
      fork.connect();
      wanted.surroundings().tell(fork);
      current = Optional.of(fork);
      kind = Optional.of(wantedKind);
    }
    return current.get();
  }

  private void endFork() {
    current.ifPresent(Fork::close);
    current = Optional.empty();
    loadedInFork.clear();
  }

  private static List<InstalledPlugin> withDependencies(
      InstalledPlugin plugin, List<InstalledPlugin> all, Set<PluginId> out) {
    Set<PluginId> needed = new HashSet<>(Set.of(plugin.id()));
    List<InstalledPlugin> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    for (InstalledPlugin candidate : reversed) {
      if (needed.contains(candidate.id())) {
        needed.addAll(candidate.dependencies());
      }
    }
    needed.removeAll(out);
    return all.stream().filter(candidate -> needed.contains(candidate.id())).toList();
  }

  /** What plugins have in common that are asked in one process. */
  private record Kind(Jdk jdk, List<String> arguments, ForkSurroundings surroundings) {}

  /**
   * What came of asking a plugin.
   *
   * @param plugin the plugin, or one that it depends on
   * @param declared what it declares
   * @param failure why it does not
   * @param late whether it took too long
   * @param isUnsure whether another plugin may be to blame
   */
  private record Answer(
      PluginId plugin,
      Optional<PluginDeclarations> declared,
      Optional<String> failure,
      boolean late,
      boolean isUnsure) {

    static Answer failed(InstalledPlugin plugin, String why, boolean late, boolean unsure) {
      return new Answer(plugin.id(), Optional.empty(), Optional.of(why), late, unsure);
    }
  }
}
