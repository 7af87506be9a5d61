package dev.runner.core.launch;

import dev.runner.core.issue.Issue;
import dev.runner.core.issue.RootCause;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.commons.util.UnrecoverableExceptions;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * The only engine that the launcher knows. It makes a container for each plugin and below it one
 * for each engine the plugin uses, and gives every engine that plugin's classes, parameters and
 * class loader: {@code [engine:runner]/[plugin:ID]/[engine:junit-jupiter]/[class:...]}.
 *
 * <p>With the plugin in the unique id, equal class names of two plugins are two classes; JUnit
 * alone would drop one of them without a word.
 */
final class RunnerEngine implements TestEngine {

  static final String ID = "runner";

  private final Path outputFolder;
  private final Yield yielding;
  private final LaunchListener listener;
  private final NodeNumbers numbers = new NodeNumbers();
  private List<Delegate> delegates = List.of();

  RunnerEngine(Path outputFolder, Yield yielding, LaunchListener listener) {
    this.outputFolder = outputFolder;
    this.yielding = yielding;
    this.listener = listener;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    EngineDescriptor root = new EngineDescriptor(uniqueId, "Runner");
    delegates = new ArrayList<>();
    for (PortionSelector share : request.getSelectorsByType(PortionSelector.class)) {
      String plugin = share.portion().plugin().value();
      EngineDescriptor container = new EngineDescriptor(uniqueId.append("plugin", plugin), plugin);
      root.addChild(container);
      engines(share).forEach(engine -> discover(request, share, engine, container));
    }
    return root;
  }

  /** Tells the listener of all nodes that are left once the launcher has applied its filters. */
  void announce() {
    delegates.forEach(delegate -> delegate.translator().announceTree(delegate.root()));
  }

  /** Tells the listener which announced tests carry {@code @Disabled}. */
  void announceDisabled() {
    delegates.stream()
        .filter(delegate -> DisabledTests.areSkipped(delegate.part().parameters()))
        .forEach(delegate -> delegate.translator().announceDisabled(delegate.root()));
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor root = request.getRootTestDescriptor();
    request.getEngineExecutionListener().executionStarted(root);
    for (TestDescriptor plugin : List.copyOf(root.getChildren())) {
      request.getEngineExecutionListener().executionStarted(plugin);
      delegates.stream()
          .filter(delegate -> delegate.root().getParent().filter(plugin::equals).isPresent())
          .forEach(delegate -> execute(request, delegate));
      request
          .getEngineExecutionListener()
          .executionFinished(plugin, TestExecutionResult.successful());
    }
    request.getEngineExecutionListener().executionFinished(root, TestExecutionResult.successful());
  }

  private static List<TestEngine> engines(PortionSelector share) {
    return share.portion().allEngines()
        ? Engines.all(share.plugin().plugin().classLoader())
        : Engines.jupiter();
  }

  private void discover(
      EngineDiscoveryRequest request,
      PortionSelector share,
      TestEngine engine,
      TestDescriptor container) {
    UniqueId id = container.getUniqueId().append("engine", engine.getId());
    boolean packages = !Engines.jupiter().get(0).getId().equals(engine.getId());
    ClassLoader loader = share.plugin().plugin().classLoader();
    try {
      List<DiscoverySelector> selectors =
          new SelectorTranslator(share, packages ? issue -> {} : listener::found)
              .selectors(id, packages);
      ExecutionTranslator translator =
          new ExecutionTranslator(share.plugin().ids(), numbers, yielding, listener);
      DelegateDiscoveryRequest part = part(request, share, selectors, translator);
      TestDescriptor root = ContextLoader.with(loader, () -> engine.discover(part, id));
      container.addChild(root);
      delegates.add(new Delegate(engine, root, part, loader, translator));
    } catch (RuntimeException | Error e) {
      UnrecoverableExceptions.rethrowIfUnrecoverable(e);
      listener.found(failed(engine, share.portion().plugin(), e));
    }
  }

  private DelegateDiscoveryRequest part(
      EngineDiscoveryRequest request,
      PortionSelector share,
      List<DiscoverySelector> selectors,
      ExecutionTranslator translator) {
    return new DelegateDiscoveryRequest(
        request,
        selectors,
        new PluginParameters(
            share.plugin(), share.portion().inSequence(), request.getConfigurationParameters()),
        new NodeFolders(outputFolder, translator::folderName),
        new DiscoveryIssues(share.portion().plugin(), listener::found));
  }

  private static Issue failed(TestEngine engine, PluginId plugin, Throwable cause) {
    return Issue.error(
        "suite.engine-failed",
        plugin.value(),
        "Engine '%s' cannot discover the tests of plugin '%s': %s"
            .formatted(engine.getId(), plugin, cause));
  }

  private void execute(ExecutionRequest request, Delegate delegate) {
    ExecutionTranslator translator =
        delegate.translator().passingOnTo(request.getEngineExecutionListener());
    try {
      ContextLoader.with(
          delegate.loader(),
          () ->
              CommonPoolThreads.seeing(
                  delegate.loader(),
                  () -> {
                    delegate
                        .engine()
                        .execute(
                            ExecutionRequests.delegate(
                                request,
                                delegate.root(),
                                translator,
                                delegate.part().parameters(),
                                delegate.part().folders()));
                    return true;
                  }));
    } catch (RuntimeException | Error e) {
      // Where tests run in parallel, the engine wraps what one of its threads threw.
      UnrecoverableExceptions.rethrowIfUnrecoverable(RootCause.of(e));
      translator.engineFailed(delegate.root(), e);
    }
  }

  private record Delegate(
      TestEngine engine,
      TestDescriptor root,
      DelegateDiscoveryRequest part,
      ClassLoader loader,
      ExecutionTranslator translator) {}
}
