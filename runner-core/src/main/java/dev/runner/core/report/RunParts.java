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
    if (name.equals(test.uniqueId()) || test.uuid().filter(name::equals).isPresent()) {
      return true;
    }
    int bracket = name.endsWith("]") ? name.lastIndexOf('[') : -1;
    String id = bracket > 0 ? name.substring(0, bracket) : name;
    String printed = test.printedId();
    String withoutPlugin = printed.substring(printed.indexOf(':') + 1);
    int invocation = withoutPlugin.indexOf("(#");
    return printed.equals(id)
        || printed.startsWith(id + "(#")
        || isEndOf(id, withoutPlugin)
        || (invocation > 0 && isEndOf(id, withoutPlugin.substring(0, invocation)));
  }

  /** Tells whether a text is a name, or what is left of it without packages. */
  private static boolean isEndOf(String text, String name) {
    return name.equals(text) || (text.indexOf('.') > 0 && name.endsWith("." + text));
  }
}
