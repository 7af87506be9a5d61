package dev.runner.core.run;

import dev.runner.core.config.MergedConfig;
import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.CodeWatch;
import dev.runner.core.fork.Fork;
import dev.runner.core.fork.ForkFailedException;
import dev.runner.core.fork.ForkLauncher;
import dev.runner.core.fork.ForkSpec;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.JitProfile;
import dev.runner.core.fork.JvmState;
import dev.runner.core.fork.ToFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Starts test forks and loads their plugins; what fails there becomes an issue. Safe for several
 * threads.
 */
final class ForkStarter {

  /** With as much time inside tests, the second compiler pays for itself. */
  private static final Duration WORTH_COMPILING = Duration.ofSeconds(5);

  /** How many forks may be killed one after the other before any has its plugins. */
  private static final int MOST_KILLED = 3;

  /** The folder of what forks write, inside the run's own. */
  static final String FORKS = "forks";

  private final ForkLauncher launcher;
  private final RunSettings settings;
  private final MergedConfig config;
  private final Consumer<RunEvent> events;
  private final Cancellation cancellation;
  private final Watchdog watchdog;
  private final RunningForks running;
  private final KnownSecrets secrets;
  private final Lender lender;
  private final PluginTimes times;
  private final ForkGuess guess;
  private final SetUps setUps;
  private final StartGate gate = new StartGate(Runtime.getRuntime().availableProcessors());
  private final Set<PluginId> failed = ConcurrentHashMap.newKeySet();

  ForkStarter(
      PreparedSuite prepared,
      RunControl control,
      Watchdog watchdog,
      Lender lender,
      Consumer<RunEvent> events) {
    this.settings = prepared.settings();
    this.launcher =
        new ForkLauncher(
            settings.runFolder().resolve(FORKS), settings.forksBefore(), control.spare());
    this.config = prepared.config();
    this.setUps = new SetUps(prepared);
    this.cancellation = control.cancellation();
    this.watchdog = watchdog;
    this.running = control.forks();
    this.secrets = control.secrets();
    this.lender = lender;
    this.events = events;
    this.times = PluginTimes.read(settings.times());
    this.guess = new ForkGuess(settings.guess());
  }

  /**
   * Returns a fork with the plan's plugins loaded; empty, with an issue raised, if none can be had,
   * and without one if the run's cancellation leaves no time.
   */
  Optional<WatchedFork> open(ForkPlan plan, JitProfile profile) {
    if (cancellation.isOver()) {
      return Optional.empty();
    }
    try {
      int killed = 0;
      while (plan.portions().stream().anyMatch(portion -> !hasFailed(portion.plugin()))) {
        int failedBefore = failed.size();
        ForkSpec spec = spec(plan, profile);
        StartGate.Start start = gate.enter();
        Fork started = started(spec, start);
        settings.debugging().port().ifPresent(port -> raise(waiting(started)));
        started.hearLastWords(output -> events.accept(NodeOutput.ofFork(started.number(), output)));
        WatchedFork watched = watched(started, start);
        Optional<String> failure = failure(started, plan, profile);
        if (failure.isEmpty()) {
          guess.note(spec, started.number());
          return Optional.of(watched);
        }
        watched.close();
        boolean again =
            started.wasKilled() && !cancellation.isRequested() && killed++ < MOST_KILLED;
        if (failed.size() == failedBefore && !again) {
          raiseFailure(plan, failure.get());
          return Optional.empty();
        }
      }
    } catch (ForkFailedException e) {
      raiseFailure(plan, e.getMessage());
    }
    return Optional.empty();
  }

  private Fork started(ForkSpec spec, StartGate.Start start) throws ForkFailedException {
    try {
      return launcher.start(spec);
    } catch (ForkFailedException e) {
      start.close();
      throw e;
    }
  }

  private WatchedFork watched(Fork fork, StartGate.Start start) {
    ForkVigil vigil = new ForkVigil(fork, settings, lender, events, start::close);
    running.add(vigil);
    return new WatchedFork(fork, cancellation, vigil, watchdog);
  }

  /** Connects to a fork and has it load its plugins; returns why that failed, if it did. */
  private Optional<String> failure(Fork fork, ForkPlan plan, JitProfile profile) {
    try {
      fork.connect();
    } catch (ForkFailedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    plan.setup().surroundings().tell(fork);
    fork.send(setUps.of(plan, profile, fork.number(), this::hasFailed));
    if (settings.failures().stopsAtFailures()) {
      fork.send(new ToFork.WaitAfterFailures());
    }
    return isReady(fork, plan)
        ? Optional.empty()
        : Optional.of(fork.death() + " while its plugins were loaded: " + fork.lastWords());
  }

  /** Notes that a plugin's tests turn out to compute; returns the profile for such tests. */
  JitProfile computing(PluginId plugin) {
    PluginTimes.read(settings.times()).markComputing(plugin, settings.times());
    return JitProfile.THROUGHPUT;
  }

  /** Returns the profile in which a plan starts, as earlier runs of its plugins suggest. */
  JitProfile profile(ForkPlan plan) {
    if (settings.debugging().isPatient()) {
      return JitProfile.THROUGHPUT; // a fork that is followed is not replaced to be faster
    }
    Duration expected =
        plan.portions().stream()
            .map(Portion::plugin)
            .distinct()
            .filter(times::computes)
            .map(times::of)
            .reduce(Duration.ZERO, Duration::plus);
    return expected.compareTo(WORTH_COMPILING) > 0 ? JitProfile.THROUGHPUT : JitProfile.STARTUP;
  }

  /** Tells whether a plugin could not be loaded, so that none of its tests can run. */
  boolean hasFailed(PluginId plugin) {
    return failed.contains(plugin);
  }

  /** Returns the event that tells of a plugin's state. */
  static RunEvent seen(InstalledPlugin plugin, PluginState state) {
    return new RunEvent.PluginSeen(
        plugin.id(), plugin.version(), plugin.jar().toString(), plugin.sha256(), state);
  }

  private boolean isReady(Fork fork, ForkPlan plan) {
    try (CodeWatch watch = new CodeWatch(fork)) {
      for (var m = watch.next(); m.isPresent(); m = watch.next()) {
        if (m.get() instanceof FromFork.Ready) {
          return true;
        }
        if (m.get() instanceof FromFork.Output output) {
          events.accept(NodeOutput.ofFork(fork.number(), output));
        }
        if (m.get() instanceof FromFork.PluginFailed f) {
          fail(plan, f.plugin(), f.message());
        }
      }
      if (watch.isLate() || !cancellation.isRequested()) {
        watch.culprit().ifPresent(plugin -> fail(plan, plugin, watch.end(plugin)));
      }
      return false;
    }
  }

  /** Takes a plugin out, and those of the plan that cannot run without it. */
  private void fail(ForkPlan plan, PluginId id, String reason) {
    if (failed.add(id)) {
      raise(Issue.error("plugin.failed", id.value(), reason));
      mark(plan, id, PluginState.FAILED);
      List<InstalledPlugin> all = plan.plugins().stream().map(PluginTests::plugin).toList();
      InstalledPlugins rest =
          InstalledPlugins.of(all)
              .without(plugin -> plugin.id().equals(id), PluginState.FAILED, List.of());
      rest.issues().forEach(this::raise);
      rest.rejected().stream()
          .filter(plugin -> failed.add(plugin.id()))
          .forEach(plugin -> mark(plan, plugin.id(), plugin.state()));
    }
  }

  private void raiseFailure(ForkPlan plan, String reason) {
    if (cancellation.isRequested()) {
      return; // it was killed, and says nothing of its plugins
    }
    List<PluginId> plugins =
        plan.portions().stream()
            .map(Portion::plugin)
            .distinct()
            .filter(plugin -> !hasFailed(plugin))
            .toList();
    String names = String.join("', '", plugins.stream().map(PluginId::value).toList());
    String next =
        plan.jvmArguments().isEmpty()
            ? ""
            : ": see to Runner-Jvm-Arguments '%s' of its manifest"
                .formatted(String.join(" ", plan.jvmArguments()));
    raise(
        Issue.error(
            "plugin.fork-failed",
            names,
            "No fork can be had for '%s', none of its tests ran: %s%s"
                .formatted(names, reason, next)));
    failed.addAll(plugins);
    plugins.forEach(plugin -> mark(plan, plugin, PluginState.FAILED));
  }

  private void mark(ForkPlan plan, PluginId id, PluginState state) {
    plan.plugins().stream()
        .map(PluginTests::plugin)
        .filter(plugin -> plugin.id().equals(id))
        .forEach(plugin -> events.accept(seen(plugin, state)));
  }

  private ForkSpec spec(ForkPlan plan, JitProfile profile) {
    List<String> arguments = new ArrayList<>();
    if (!settings.leftovers().keptProperties().isEmpty()) {
      arguments.add(JvmState.keeping(settings.leftovers().keptProperties()));
    }
    arguments.addAll(plan.setup().arguments(plan.jvmArguments()));
    return new ForkSpec(
        plan.setup().jdk(),
        profile,
        arguments,
        settings.archive(plan.setup().jdk()),
        secrets.over(
            config.secrets(plan.plugins().stream().map(part -> part.plugin().id()).toList())),
        plan.setup().surroundings(),
        settings.debugging());
  }

  private Issue waiting(Fork fork) {
    return Issue.info(
        "run.debugger",
        "fork " + fork.number(),
        "Fork %d waits for a debugger at %s"
            .formatted(fork.number(), settings.debugging().address()));
  }

  private void raise(Issue issue) {
    events.accept(new RunEvent.IssueRaised(issue));
  }
}
