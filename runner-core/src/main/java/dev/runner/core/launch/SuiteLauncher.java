package dev.runner.core.launch;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Discovers and executes portions of the suite with JUnit's launcher, in one launcher session for
 * the life of a fork.
 *
 * <p>The request is the run's one discovery request with the portion for its selectors; all else in
 * it, filters and parameters, is the same in every fork. Not safe for use by several threads.
 */
public final class SuiteLauncher implements AutoCloseable {

  /**
   * JUnit's name of the number from which random orders are made. As a system property of this
   * process it holds for the plugins that set none themselves.
   */
  public static final String SEED = "junit.jupiter.execution.order.random.seed";

  /**
   * JUnit's orderers for classes and methods that name none, by the parameters that choose them. As
   * system properties of this process they hold for the plugins that choose none themselves.
   */
  public static final Map<String, String> RANDOM_ORDERERS =
      Map.of(
          "junit.jupiter.testclass.order.default", "org.junit.jupiter.api.ClassOrderer$Random",
          "junit.jupiter.testmethod.order.default", "org.junit.jupiter.api.MethodOrderer$Random");

  private final Map<PluginId, PluginUnderTest> plugins;
  private final Selection selection;
  private final Path outputFolder;
  private final Yield yielding;
  private final LaunchListener listener;
  private final RunnerEngine engine;
  private final LauncherSession session;
  private final ClassLoader quietLoader =
      ContextLoader.withoutFlightRecorder(SuiteLauncher.class.getClassLoader());

  /**
   * Opens a session.
   *
   * @param plugins the loaded plugins by id
   * @param selection which tests are wanted
   * @param outputFolder where files that tests publish are written; of this process alone
   * @param watch tells when the rest of a portion is better left to another process
   * @param listener hears what becomes of the portions
   */
  public SuiteLauncher(
      Map<PluginId, PluginUnderTest> plugins,
      Selection selection,
      Path outputFolder,
      ComputeWatch watch,
      LaunchListener listener) {
    this.plugins = Map.copyOf(plugins);
    this.selection = selection;
    this.outputFolder = outputFolder;
    this.yielding = new Yield(watch);
    this.listener = listener;
    this.engine = new RunnerEngine(outputFolder, yielding, listener);
    this.session = ContextLoader.with(quietLoader, () -> openSession(engine));
  }

  /** Discovers a portion, announces its nodes and tells which of them are disabled. */
  public void discover(Portion portion) {
    plan(portion);
    engine.announceDisabled();
  }

  /**
   * Discovers a portion, announces its nodes and executes it.
   *
   * @return whether tests of it were left, because they compute or may not start any more
   */
  public boolean execute(Portion portion) {
    TestPlan plan = plan(portion);
    session
        .getLauncher()
        .execute(
            LauncherExecutionRequestBuilder.request(plan)
                .cancellationToken(yielding.renew(portion.plugin()))
                .build());
    return yielding.isRequested();
  }

  /** Lets no further test start, now and in later portions. May be called by any thread. */
  public void cancel() {
    yielding.cancel();
  }

  /** Lets no further test of a plugin start, now and later. May be called by any thread. */
  public void leave(PluginId plugin) {
    yielding.leave(plugin);
  }

  @Override
  public void close() {
    session.close();
  }

  /** Opens a session of one engine that finds nothing else by itself. */
  static LauncherSession openSession(TestEngine engine) {
    return LauncherFactory.openSession(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(engine)
            .build());
  }

  private TestPlan plan(Portion portion) {
    PluginUnderTest plugin = plugins.get(portion.plugin());
    if (plugin == null) {
      throw new IllegalArgumentException("Plugin '" + portion.plugin() + "' is not loaded here");
    }
    boolean filters = portion.uniqueIds().isEmpty() && selection.filters();
    Optional<DescribedFilter> filter =
        filters ? Optional.of(new DescribedFilter(plugin.ids(), selection)) : Optional.empty();
    LauncherDiscoveryRequest request =
        request(new PortionSelector(plugin, portion, selection), filter);
    TestPlan plan = ContextLoader.with(quietLoader, () -> session.getLauncher().discover(request));
    filter.ifPresent(used -> used.exclusions().forEach(listener::found));
    engine.announce();
    return plan;
  }

  private LauncherDiscoveryRequest request(
      PortionSelector share, Optional<DescribedFilter> filter) {
    LauncherDiscoveryRequestBuilder builder =
        LauncherDiscoveryRequestBuilder.request()
            .enableImplicitConfigurationParameters(false)
            .configurationParameter(LauncherConstants.MEMORY_CLEANUP_ENABLED_PROPERTY_NAME, "true")
            .configurationParameter(
                LauncherConstants.OUTPUT_DIR_PROPERTY_NAME, outputFolder.toString())
            .configurationParameters(ofProcess())
            .selectors(share);
    filter.ifPresent(builder::filters);
    return builder.build();
  }

  /** Returns the parameters that the supervisor has set for all plugins of this process. */
  private static Map<String, String> ofProcess() {
    Map<String, String> parameters = new HashMap<>();
    List<String> keys = new ArrayList<>(RANDOM_ORDERERS.keySet());
    keys.add(SEED);
    for (String key : keys) {
      String value = System.getProperty(key);
      if (value != null) {
        parameters.put(key, value);
      }
    }
    return parameters;
  }
}
