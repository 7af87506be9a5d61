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
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.secret.SecretValues;
import dev.runner.core.suite.Portion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
  private final AllocationMeter allocation = new AllocationMeter();
  private volatile boolean cancelled;
  private final KnownSecrets secrets = KnownSecrets.growing(SecretMask.NONE);
  private final CredentialWindow credentials;
  private Optional<ServiceCalls> services = Optional.empty();
  private volatile Optional<ExportWindow> exports = Optional.empty();

  @SuppressWarnings("UnusedVariable") // its size is what it is for
  private byte[] reserve = new byte[RESERVE];

  ForkSession(SupervisorChannel channel, OutputCapture capture, Traces traces) {
    this.channel = channel;
    this.capture = capture;
    this.traces = traces;
    this.credentials = new CredentialWindow(channel::send, this::hide);
  }

  /** Does one thing; returns false when it was asked to stop. */
  boolean handle(ToFork message) {
    if (message instanceof ToFork.Probe probe) {
      return probe(probe.plugin());
    } else if (message instanceof ToFork.Hide hide) {
      hide(hide.variables().stream().map(System::getenv).filter(Objects::nonNull).toList());
    } else if (message instanceof ToFork.SetUp setUp) {
      setUp(setUp);
    } else if (message instanceof ToFork.Run run) {
      run(run);
    } else if (message instanceof ToFork.Serve serve) {
      channel.send(serve(serve.plugins()));
    } else if (message instanceof ToFork.Call call) {
      call(call.request());
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
   * Takes what the supervisor says of failures, budgets, credentials and exports; returns false if
   * it is anything else.
   */
  boolean heeds(ToFork message) {
    if (message instanceof ToFork.WaitAfterFailures) {
      gate.close();
    } else if (message instanceof ToFork.GoOn) {
      gate.letOneGo();
    } else if (message instanceof ToFork.Leave leave) {
      launcher.ifPresent(open -> open.leave(leave.plugin()));
    } else {
      return credentials.takes(message) || (exports.isPresent() && exports.get().takes(message));
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
    setUp.plugins().forEach(this::hideSecrets);
    setUp.properties().forEach(System::setProperty);
    for (PluginSetUp plugin : setUp.plugins()) {
      try {
        LoadedPlugin one = load(plugin);
        one.credentials(credentials.of(one.id()));
        loaded.put(
            one.id(),
            new PluginUnderTest(
                one, plugin.packages(), plugin.junitParameters(), plugin.disownedIds()));
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

  private LoadedPlugin load(PluginSetUp plugin) throws PluginLoadException {
    LoadedPlugin one = load(plugin.plugin());
    one.options(plugin.declared(), plugin.values());
    return one;
  }

  private void hideSecrets(PluginSetUp plugin) {
    hide(SecretValues.of(plugin.declared(), plugin.values()));
  }

  /** Masks more in all that is told from here on. May be called by any thread. */
  private void hide(List<String> more) {
    secrets.add(more);
    channel.mask(secrets);
  }

  private FromFork serve(List<PluginSetUp> plugins) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // others read what exporters write
    plugins.forEach(this::hideSecrets);
    ExportWindow window = new ExportWindow(channel::send);
    exports = Optional.of(window);
    for (PluginSetUp plugin : plugins) {
      try {
        services = Optional.of(new ServiceCalls(host, load(plugin), secrets, window));
      } catch (PluginLoadException e) {
        return new FromFork.PluginFailed(plugin.plugin().id(), e.getMessage());
      }
    }
    return new FromFork.Ready();
  }

  private void call(ServiceRequest request) {
    ServiceCalls calls = services.orElseThrow();
    channel.send(new FromFork.Entering(calls.plugin(), request.phase()));
    channel.send(calls.answer(request));
  }

  private void run(ToFork.Run run) {
    try {
      if (run.execute()) {
        channel.send(execute(run.portion()));
      } else {
        launcher.orElseThrow().discover(run.portion());
        channel.send(new FromFork.PortionDone(false, Optional.empty()));
      }
    } catch (Throwable e) { // whatever foreign code threw through JUnit, the supervisor must know
      reserve = new byte[0];
      channel.send(broken(e));
    }
  }

  private FromFork execute(Portion portion) {
    allocation.begin();
    traces.begin(portion.classes().size());
    boolean yielded = launcher.orElseThrow().execute(portion);
    Optional<Long> allocated = allocation.end();
    traces.end();
    return new FromFork.PortionDone(yielded, allocated);
  }

  private static FromFork broken(Throwable e) {
    Verdict verdict = VerdictTranslator.failure(e);
    boolean outOfMemory = verdict.cause().filter(Cause.OUT_OF_MEMORY::equals).isPresent();
    return new FromFork.PortionBroken(outOfMemory, verdict.message(), verdict.detail());
  }
}
