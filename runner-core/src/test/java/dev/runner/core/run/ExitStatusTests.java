package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.issue.Issue;
import dev.runner.core.result.Counts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTests {

  private static final Counts GREEN = new Counts(1, 0, 0, 0, 0, 0, 0);

  @Test
  void countsTheFirstOfThePublishedOrder() {
    List<Integer> order = List.of(2, 3, 6, 130, 143, 5, 1, 4, 7, 0);
    assertEquals(order, Arrays.stream(ExitStatus.values()).map(ExitStatus::code).toList());
    for (ExitStatus one : ExitStatus.values()) {
      for (ExitStatus other : ExitStatus.values()) {
        int first = Math.min(order.indexOf(one.code()), order.indexOf(other.code()));
        assertEquals(order.get(first), one.or(other).code());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 0, 0, 0, 0",
    "1, 1, 0, 0, 0, 0, 1",
    "1, 0, 1, 0, 0, 0, 1",
    "1, 0, 0, 1, 1, 0, 0",
    "0, 0, 0, 1, 0, 0, 0",
    "1, 0, 0, 0, 0, 1, 5",
    "0, 1, 1, 0, 0, 1, 5",
    "0, 0, 0, 0, 0, 0, 4",
    "0, 0, 0, 0, 0, 3, 5"
  })
  void judgesCounts(
      int passed, int failed, int error, int skipped, int aborted, int notRun, int code) {
    Counts counts = new Counts(passed, failed, error, skipped, aborted, notRun, 0);
    assertEquals(code, ExitStatus.of(counts, List.of()).code());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "suite.discovery-failed, 3",
    "run.fork-died, 1",
    "plugin.no-tests, 3",
    "config.unknown-key, 2",
    "run.x plugin.x, 3",
    "plugin.x config.x run.x, 2"
  })
  void judgesErrorsOfAGreenRun(String codes, int code) {
    List<Issue> issues =
        Stream.of(codes.split(" "))
            .filter(text -> !text.isEmpty())
            .map(text -> Issue.error(text, "x", "x"))
            .toList();
    assertEquals(code, ExitStatus.of(GREEN, issues).code());
    assertEquals(code, ExitStatus.of(issues).code());
  }

  @Test
  void judgesNothingByWhatIsNoError() {
    List<Issue> issues =
        List.of(Issue.warning("plugin.odd", "x", "x"), Issue.info("config.odd", "x", "x"));
    assertEquals(ExitStatus.OK, ExitStatus.of(GREEN, issues));
  }
}
