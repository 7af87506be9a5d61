package dev.runner.core.launch;

import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;

/**
 * Makes the execution requests of delegate engines.
 *
 * <p>The factory method used here is internal to JUnit, and the only one that passes on the store
 * which Jupiter needs and the cancellation token. This is the one place that calls it.
 */
final class ExecutionRequests {

  private ExecutionRequests() {}

  static ExecutionRequest delegate(
      ExecutionRequest whole,
      TestDescriptor root,
      EngineExecutionListener listener,
      ConfigurationParameters parameters,
      OutputDirectoryCreator folders) {
    return ExecutionRequest.create(
        root, listener, parameters, folders, whole.getStore(), whole.getCancellationToken());
  }
}
