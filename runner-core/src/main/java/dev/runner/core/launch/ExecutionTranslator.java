package dev.runner.core.launch;

import dev.runner.core.launch.Announcement.Kind;
import dev.runner.core.result.Cause;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;

/** Turns the events of one delegate engine into calls of the launch listener. */
final class ExecutionTranslator implements EngineExecutionListener {

  private static final int BATCH = 256;

  private final NodeNumbers numbers;
  private final LaunchListener listener;
  private final TestDescriber describer;
  private final Yield yielding;
  private final Map<UniqueId, Node> nodes = new ConcurrentHashMap<>();
  private EngineExecutionListener launcher = EngineExecutionListener.NOOP;

  ExecutionTranslator(TestIds ids, NodeNumbers numbers, Yield yielding, LaunchListener listener) {
    this.numbers = numbers;
    this.yielding = yielding;
    this.listener = listener;
    this.describer = new TestDescriber(ids);
  }

  /** Sets the launcher's own listener, which hears of everything as well. */
  ExecutionTranslator passingOnTo(EngineExecutionListener next) {
    this.launcher = next;
    return this;
  }

  /** Announces a node and all below it. */
  void announceTree(TestDescriptor root) {
    announceTree(root, false);
  }

  private void announceTree(TestDescriptor root, boolean registered) {
    List<Announcement> batch = new ArrayList<>(BATCH);
    root.accept(
        descriptor -> {
          if (!nodes.containsKey(descriptor.getUniqueId())) {
            batch.add(announcement(descriptor, registered));
          }
          if (batch.size() == BATCH) {
            listener.announced(List.copyOf(batch));
            batch.clear();
          }
        });
    if (!batch.isEmpty()) {
      listener.announced(batch);
    }
  }

  /** Tells which announced tests and templates carry {@code @Disabled}. */
  void announceDisabled(TestDescriptor root) {
    root.accept(
        descriptor -> {
          if (descriptor.getChildren().isEmpty()) {
            DisabledTests.reason(descriptor)
                .or(() -> describer.skippingIssues(descriptor))
                .ifPresent(reason -> listener.disabled(node(descriptor).number, reason));
          }
        });
  }

  /** Gives the engine's root the verdict that the engine could not. */
  void engineFailed(TestDescriptor root, Throwable throwable) {
    Verdict failure = VerdictTranslator.failure(throwable);
    Node node = node(root);
    listener.finished(
        node.number, Verdict.error(Cause.ENGINE, failure.message(), failure.detail()), node.age());
    launcher.executionFinished(root, TestExecutionResult.failed(null));
  }

  @Override
  public void dynamicTestRegistered(TestDescriptor descriptor) {
    launcher.dynamicTestRegistered(descriptor);
    announceTree(descriptor, true);
  }

  @Override
  public void executionStarted(TestDescriptor descriptor) {
    launcher.executionStarted(descriptor);
    Node node = node(descriptor);
    listener.started(node.number, node.parent);
    if (descriptor.isTest()) {
      yielding.testStarted();
    }
    node.start = System.nanoTime();
  }

  @Override
  public void executionSkipped(TestDescriptor descriptor, String reason) {
    if (yielding.isRequested()) {
      return; // not skipped, but left to another fork
    }
    listener.finished(
        node(descriptor).number, Verdict.skipped(Cause.DISABLED, reason), Duration.ZERO);
    launcher.executionSkipped(descriptor, reason);
  }

  @Override
  public void executionFinished(TestDescriptor descriptor, TestExecutionResult result) {
    Node node = node(descriptor);
    Duration age = node.age();
    Ending ending = Ending.of(result);
    if (!ending.cleanup().isEmpty()) {
      listener.cleanupFailed(node.number, ending.cleanup(), ending.detail());
    }
    listener.finished(node.number, ending.verdict(), age);
    if (descriptor.isTest() || node.registered) {
      nodes.remove(descriptor.getUniqueId()); // nothing is kept of what is done
    }
    if (descriptor.isTest()) {
      yielding.testFinished();
    } else if (TestDescriber.isTop(descriptor)) {
      yielding.classFinished();
    }
    launcher.executionFinished(descriptor, withoutThrowable(result));
  }

  @Override
  public void reportingEntryPublished(TestDescriptor descriptor, ReportEntry entry) {
    listener.reported(known(descriptor), entry.getKeyValuePairs());
    if (isOpen(descriptor)) {
      launcher.reportingEntryPublished(descriptor, entry);
    }
  }

  @Override
  public void fileEntryPublished(TestDescriptor descriptor, FileEntry file) {
    listener.published(known(descriptor), file.getPath(), file.getMediaType());
    if (isOpen(descriptor)) {
      launcher.fileEntryPublished(descriptor, file);
    }
  }

  /** Returns the number and the name of a node, as its folder has them. */
  String folderName(TestDescriptor descriptor) {
    if (!isOpen(descriptor)) {
      return known(descriptor) + "-late";
    }
    TestDescription described = describer.describe(descriptor);
    String name = described.name().isEmpty() ? described.className() : described.name();
    return known(descriptor) + "-" + name;
  }

  /** Tells whether a node may not have ended; of others the launcher knows no more. */
  private boolean isOpen(TestDescriptor descriptor) {
    return nodes.containsKey(descriptor.getUniqueId());
  }

  /**
   * Returns the number of a node or, if that has ended, of the nearest above; 0 if none is left. It
   * goes by ids, because JUnit takes nodes that have ended out of their tree.
   */
  private int known(TestDescriptor descriptor) {
    UniqueId id = descriptor.getUniqueId();
    while (!nodes.containsKey(id) && id.getSegments().size() > 1) {
      id = id.removeLastSegment();
    }
    Node node = nodes.get(id);
    return node == null ? 0 : node.number;
  }

  /**
   * Keeps foreign throwables from the launcher: it prunes their stack traces, and one that throws
   * or is endless would cost the rest of its class.
   */
  private static TestExecutionResult withoutThrowable(TestExecutionResult result) {
    return switch (result.getStatus()) {
      case SUCCESSFUL -> result;
      case ABORTED -> TestExecutionResult.aborted(null);
      case FAILED -> TestExecutionResult.failed(null);
    };
  }

  private Announcement announcement(TestDescriptor descriptor, boolean registered) {
    int parent =
        descriptor
            .getParent()
            .map(above -> nodes.get(above.getUniqueId()))
            .map(above -> above.number)
            .orElse(0);
    Node node = new Node(numbers.next(), parent, registered);
    nodes.put(descriptor.getUniqueId(), node);
    return new Announcement(node.number, parent, kind(descriptor), describer.describe(descriptor));
  }

  private static Kind kind(TestDescriptor descriptor) {
    if (descriptor.isTest()) {
      return Kind.TEST;
    }
    boolean method = descriptor.getChildren().isEmpty() && descriptor.mayRegisterTests();
    return method ? Kind.TEMPLATE : Kind.CONTAINER;
  }

  private Node node(TestDescriptor descriptor) {
    Node node = nodes.get(descriptor.getUniqueId());
    if (node == null) {
      announceTree(descriptor); // an engine that runs what it never registered
      return nodes.get(descriptor.getUniqueId());
    }
    return node;
  }

  private static final class Node {

    private final int number;
    private final int parent;
    private final boolean registered;
    private volatile long start;

    Node(int number, int parent, boolean registered) {
      this.number = number;
      this.parent = parent;
      this.registered = registered;
    }

    Duration age() {
      return start == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
    }
  }
}
