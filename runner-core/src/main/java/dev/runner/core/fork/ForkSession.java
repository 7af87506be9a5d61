package dev.runner.core.fork;

import dev.runner.core.fork.ToFork.PluginSetUp;
import dev.runner.core.issue.RootCause;
import dev.runner.core.launch.ComputeWatch;
import dev.runner.core.launch.PluginUnderTest;
import dev.runner.core.launch.SuiteLauncher;
import dev.runner.core.launch.VerdictTranslator;
import dev.runner.core.plugin.LoadedPlugin;
import dev.runner.core.plugin.PluginHost;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginLoadException;
import dev.runner.core.plugin.PluginToLoad;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.secret.SecretValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Does what the supervisor asks for, one thing at a time, on the fork's main thread. */
final class ForkSession implements AutoCloseable {

  /** Enough to tell that memory has run out, where a test holds on to all of it. */
  private static final int RESERVE = 512 << 10;

  private final SupervisorChannel channel;
  private final OutputCapture capture;
  private final Traces traces;
  private final PluginHost host = new PluginHost();
  private final Map<PluginId, PluginUnderTest> loaded = new HashMap<>();
  private volatile Optional<SuiteLauncher> launcher = Optional.empty();
  private final FailureGate gate = new FailureGate();
  private volatile boolean cancelled;
  private List<String> hidden = List.of();

  @SuppressWarnings("UnusedVariable") // its size is what it is for
  private byte[] reserve = new byte[RESERVE];

  ForkSession(SupervisorChannel channel, OutputCapture capture, Traces traces) {
    this.channel = channel;
    this.capture = capture;
    this.traces = traces;
  }

  /** Does one thing; returns false when it was asked to stop. */
  boolean handle(ToFork message) {
    if (message instanceof ToFork.Probe probe) {
      return probe(probe.plugin());
    } else if (message instanceof ToFork.Hide hide) {
      hidden = hide.variables().stream().map(System::getenv).filter(Objects::nonNull).toList();
      channel.mask(SecretMask.of(hidden));
    } else if (message instanceof ToFork.SetUp setUp) {
      setUp(setUp);
    } else if (message instanceof ToFork.Run run) {
      run(run);
    }
    return !(message instanceof ToFork.Stop);
  }

  /** Lets no further test start. May be called by any thread. */
  void cancel() {
    cancelled = true;
    launcher.ifPresent(SuiteLauncher::cancel);
    gate.open();
  }

  /**
   * Takes what the supervisor says of failures and budgets; returns false if it is anything else.
   */
  boolean heeds(ToFork message) {
    if (message instanceof ToFork.WaitAfterFailures) {
      gate.close();
    } else if (message instanceof ToFork.GoOn) {
      gate.letOneGo();
    } else if (message instanceof ToFork.Leave leave) {
      launcher.ifPresent(open -> open.leave(leave.plugin()));
    } else {
      return false;
    }
    return true;
  }

  @Override
  public void close() {
    launcher.ifPresent(SuiteLauncher::close);
  }

  /** Asks a plugin; returns false if this process is of no use after that. */
  private boolean probe(PluginToLoad plugin) {
    try {
      LoadedPlugin probed = load(plugin);
      channel.send(new FromFork.Entering(plugin.id(), CodePhase.DECLARE));
      channel.send(new FromFork.Declared(plugin.id(), host.declarationsOf(probed)));
      return true;
    } catch (PluginLoadException e) {
      channel.send(new FromFork.PluginFailed(plugin.id(), e.getMessage()));
      return !(RootCause.of(e) instanceof OutOfMemoryError);
    }
  }

  private LoadedPlugin load(PluginToLoad plugin) throws PluginLoadException {
    if (plugin.starts()) {
      channel.send(new FromFork.Entering(plugin.id(), CodePhase.START));
    }
    return host.load(plugin);
  }

  private void setUp(ToFork.SetUp setUp) {
    List<String> known = new ArrayList<>(hidden);
    known.addAll(secrets(setUp));
    SecretMask secrets = SecretMask.of(known);
    channel.mask(secrets);
    setUp.properties().forEach(System::setProperty);
    for (PluginSetUp plugin : setUp.plugins()) {
      try {
        LoadedPlugin one = load(plugin.plugin());
        one.options(plugin.declared(), plugin.values());
        loaded.put(one.id(), new PluginUnderTest(one, plugin.packages(), plugin.junitParameters()));
      } catch (PluginLoadException e) {
        channel.send(new FromFork.PluginFailed(plugin.plugin().id(), e.getMessage()));
      }
    }
    Path outputFolder = Path.of(setUp.outputFolder());
    traces.install();
    Publications publications = new Publications(outputFolder, secrets, capture::note);
    PortionReporter reporter = new PortionReporter(channel, capture, publications, gate, traces);
    launcher =
        Optional.of(
            new SuiteLauncher(
                loaded,
                setUp.selection(),
                outputFolder,
                setUp.yields() ? ComputeWatch.watching() : ComputeWatch.off(),
                reporter));
    if (cancelled) {
      cancel();
    }
    channel.send(new FromFork.Ready());
  }

  private static List<String> secrets(ToFork.SetUp setUp) {
    List<String> secrets = new ArrayList<>();
    for (PluginSetUp plugin : setUp.plugins()) {
      secrets.addAll(SecretValues.of(plugin.declared(), plugin.values()));
    }
    return secrets;
  }

  private void run(ToFork.Run run) {
    try {
      boolean yielded = false;
      if (run.execute()) {
        traces.begin(run.portion().classes().size());
        yielded = launcher.orElseThrow().execute(run.portion());
        traces.end();
      } else {
        launcher.orElseThrow().discover(run.portion());
      }
      channel.send(new FromFork.PortionDone(yielded));
    } catch (Throwable e) { // whatever foreign code threw through JUnit, the supervisor must know
      reserve = new byte[0];
      channel.send(broken(e));
    }
  }

  private static FromFork broken(Throwable e) {
    Verdict verdict = VerdictTranslator.failure(e);
    boolean outOfMemory = verdict.cause().filter(Cause.OUT_OF_MEMORY::equals).isPresent();
    return new FromFork.PortionBroken(outOfMemory, verdict.message(), verdict.detail());
  }
}
