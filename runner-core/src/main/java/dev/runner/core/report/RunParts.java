package dev.runner.core.report;

import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredTest;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a run that a person asks for by name.
 *
 * @param run the run
 * @param tests some of its tests
 * @param scopes some of what wrote or published anything outside of tests
 */
public record RunParts(RunId run, List<StoredTest> tests, List<Scope> scopes) {

  /** Copies the lists. */
  public RunParts {
    tests = List.copyOf(tests);
    scopes = List.copyOf(scopes);
  }

  /**
   * Finds the tests and classes of a name.
   *
   * @param name a printed id with or without its brackets, its plugin and its package, a unique id
   *     or a uuid; of a test with invocations it means all of them; or a class, with or without its
   *     plugin
   */
  public static RunParts named(String name, ResultStore store, RunId run) {
    List<StoredTest> tests = new ArrayList<>();
    store.tests(
        run,
        test -> {
          if (isMeant(name, test.description())) {
            tests.add(test);
          }
        });
    List<Scope> scopes =
        store.scopes(run).stream()
            .filter(scope -> name.equals(scope.text()) || name.equals(scope.className()))
            .toList();
    return new RunParts(run, tests, scopes);
  }

  /** Tells whether nothing has the name. */
  public boolean isEmpty() {
    return tests.isEmpty() && scopes.isEmpty();
  }

  /** Tells whether a name means a test. */
  public static boolean isMeant(String name, TestDescription test) {
    return test.isNamed(name);
  }
}
