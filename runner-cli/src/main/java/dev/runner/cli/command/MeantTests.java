package dev.runner.cli.command;

import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the tests that a person may have meant by the name of a method alone. */
final class MeantTests {

  private static final int SHOWN = 5;

  private final ResultStore store;

  MeantTests(ResultStore store) {
    this.store = store;
  }

  /**
   * Returns a question for the end of a message; empty if no test has such an end.
   *
   * @param runs are looked through until one has such tests
   * @param name what was typed
   */
  String question(List<RunId> runs, String name) {
    for (RunId run : runs) {
      Set<String> meant = of(run, name);
      if (!meant.isEmpty()) {
        String ids =
            meant.stream()
                .limit(SHOWN)
                .map(id -> "'" + id + "'")
                .collect(Collectors.joining(" or "));
        return "; did you mean "
            + ids
            + (meant.size() > SHOWN ? ", or another of that name?" : "?");
      }
    }
    return "";
  }

  private Set<String> of(RunId run, String name) {
    Set<String> meant = new TreeSet<>();
    if (!name.isBlank()) {
      store.tests(
          run,
          test -> {
            String id = test.description().printedId();
            if (meant.size() <= SHOWN && endsIn(id, name)) {
              meant.add(id);
            }
          });
    }
    return meant;
  }

  /** Tells whether the method of a printed id is the one that was typed, in whatever case. */
  static boolean endsIn(String id, String name) {
    String method = "." + name.toLowerCase(Locale.ROOT);
    String lower = id.toLowerCase(Locale.ROOT);
    return lower.endsWith(method) || lower.contains(method + "(");
  }
}
