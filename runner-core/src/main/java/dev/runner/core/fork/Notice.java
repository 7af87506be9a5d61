package dev.runner.core.fork;

import dev.runner.api.service.RunEnd;
import dev.runner.api.service.RunStart;
import dev.runner.api.service.TestResult;

/** What listeners of a run hear. */
public sealed interface Notice {

  /** A run begins. */
  record Started(RunStart run) implements Notice {}

  /** An attempt has ended. */
  record Finished(TestResult test) implements Notice {}

  /** No more tests will run. */
  record Ended(RunEnd run) implements Notice {}
}
