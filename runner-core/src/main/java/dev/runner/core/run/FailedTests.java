package dev.runner.core.run;

import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredTest;
import dev.runner.core.suite.TestList;
import dev.runner.core.suite.TestName;
import java.util.ArrayList;
import java.util.List;

/** Lists the stored tests that are worth running again, invocations one by one. */
public final class FailedTests {

  private final ResultStore store;

  public FailedTests(ResultStore store) {
    this.store = store;
  }

  /**
   * Returns the tests whose newest verdict over all runs is FAILED or ERROR and counts, as far as
   * known issues have a say in it.
   */
  public TestList newest() {
    List<TestName> names =
        store.failing().stream().map(failing -> TestName.of(failing.test().description())).toList();
    return new TestList(
        "the failing tests", names, "No test failed when it last ran: nothing to run again");
  }

  /** Returns the tests of a run that are FAILED or ERROR there and count, or have no verdict. */
  public TestList of(RunId run) {
    List<TestName> names = new ArrayList<>();
    store.tests(
        run,
        test -> {
          if (isOpen(test)) {
            names.add(TestName.of(test.description()));
          }
        });
    return new TestList(
        "the failed tests of run " + run,
        names,
        "No test of run %s failed or is without a verdict: nothing to run again".formatted(run));
  }

  private static boolean isOpen(StoredTest test) {
    boolean failed = test.outcome().map(Outcome::isFailure).orElse(true);
    return failed && (test.outcome().isEmpty() || !KnownIssue.mute(test.known()));
  }
}
