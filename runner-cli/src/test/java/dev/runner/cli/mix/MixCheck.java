package dev.runner.cli.mix;

import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must hold of a stored run, whatever went wrong in it; collects what does not. */
final class MixCheck {

  private final List<String> problems = new ArrayList<>();

  /** Notes a problem unless something is so. */
  void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  void equal(String what, Object expected, Object found) {
    require(expected.equals(found), what + " is " + found + ", expected " + expected);
  }

  /** Compares the stored verdicts with those expected, one for each test, and with the journal. */
  void verdicts(RunView stored, Map<String, String> expected, JournalView journal) {
    Map<String, String> found = new TreeMap<>();
    for (TestView test : stored.tests()) {
      String id = plain(test.id());
      require(found.put(id, test.verdict()) == null, id + " is stored twice");
    }
    expected.forEach(
        (id, verdict) ->
            require(
                verdict.equals(found.get(id)),
                id + ": " + found.get(id) + ", expected " + verdict));
    equal("the set of tests", expected.keySet(), found.keySet());
    equal("what the journal holds twice", List.of(), journal.duplicates());
    equal("the journal", found, withText(journal.verdicts()));
    equal("tests not run", 0, stored.counts().notRun());
  }

  /** Reads how often each place has ended. */
  static Map<String, Integer> ended(Path did) throws IOException {
    Map<String, Integer> ended = new HashMap<>();
    if (Files.exists(did)) {
      for (String line : Files.readAllLines(did)) {
        if (line.startsWith("end ")) {
          ended.merge(MixPlugins.printedId(line.substring(4)), 1, Integer::sum);
        }
      }
    }
    return ended;
  }

  /** Returns a printed id without its tags. */
  static String plain(String id) {
    return id.replaceAll("\\[[^\\[\\]]*]$", "");
  }

  List<String> problems() {
    return problems;
  }

  private static Map<String, String> withText(Map<String, String> verdicts) {
    Map<String, String> all = new TreeMap<>();
    verdicts.forEach((id, verdict) -> all.put(id, verdict.isEmpty() ? "NOT_RUN" : verdict));
    return all;
  }
}
