package dev.runner.core.store;

import static dev.runner.core.store.Journal.test;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.result.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store answers about tests that pass at one time and fail at another. */
abstract class FlakyContract extends ComparisonContract {

  @Test
  void findsFlakyTestsAndHowSureThatIs() {
    String[] results = {"PPPF", "FPPF", "PPPF", "FPFF", "PPFF", "FPFF"};
    for (int i = 0; i < results.length; i++) {
      Journal journal = new Journal(NOON.plusSeconds(i));
      for (int test = 0; test < 4; test++) {
        run(journal, "t" + test, results[i].charAt(test) == 'P' ? PASSED : FAILED);
      }
      if (i == 2) {
        int retried = journal.plan(test("sample", "a.A", "retried"));
        journal.attempt(retried, 1, FAILED).attempt(retried, 2, PASSED);
      }
      journal.storeIn(store);
    }

    List<FlakyTest> flaky = store.flaky(10);

    assertEquals(List.of("t0", "retried"), flaky.stream().map(f -> f.test().name()).toList());
    assertEquals(new Proportion(5, 5), flaky.get(0).flipping());
    assertEquals(3, flaky.get(0).failures());
    assertEquals(6, flaky.get(0).runs());
    assertEquals(Outcome.FAILED, flaky.get(0).last());
    assertEquals(1, flaky.get(1).flipsWithin());
    assertEquals(2, flaky.get(1).results());
    assertEquals(List.of("t0"), store.flaky(3).stream().map(f -> f.test().name()).toList());
    assertEquals(List.of(), store.flaky(1));
  }

  /** P passed, F failed, R failed and then passed, S skipped; else it was not there. */
  @Test
  void findsTheFlakyOnesAmongAllCoursesThatResultsCanTake() {
    Random random = new Random(11);
    List<String> courses = new ArrayList<>();
    for (int test = 0; test < 120; test++) {
      int letters = test % 2 == 0 ? 2 : 8;
      courses.add(
          random
              .ints(5, 0, letters)
              .mapToObj(letter -> "PFRSPFPx".substring(letter, letter + 1))
              .collect(Collectors.joining()));
    }
    for (int run = 0; run < 5; run++) {
      Journal journal = new Journal(NOON.plusSeconds(run));
      for (int test = 0; test < courses.size(); test++) {
        result(journal, "t" + test, courses.get(test).charAt(run));
      }
      journal.end().storeIn(store);
    }

    Map<String, FlakyTest> found = new HashMap<>();
    store.flaky(5).forEach(each -> found.put(each.test().name(), each));

    for (int test = 0; test < courses.size(); test++) {
      String course = courses.get(test);
      String results = course.replace("R", "FP").replaceAll("[Sx]", "");
      long flips =
          IntStream.range(1, results.length())
              .filter(i -> results.charAt(i) != results.charAt(i - 1))
              .count();
      FlakyTest flaky = found.get("t" + test);
      assertEquals(flips >= 2 || course.contains("R"), flaky != null, course);
      if (flaky != null) {
        assertEquals(new Proportion((int) flips, results.length() - 1), flaky.flipping(), course);
        assertEquals(course.replaceAll("[Sx]", "").length(), flaky.runs(), course);
      }
    }
  }

  private static void result(Journal journal, String name, char letter) {
    if (letter == 'x') {
      return;
    }
    int test = journal.plan(test("sample", "a.A", name));
    if (letter == 'R') {
      journal.attempt(test, 1, FAILED).attempt(test, 2, PASSED);
    } else {
      journal.attempt(test, 1, letter == 'P' ? PASSED : letter == 'F' ? FAILED : SKIPPED);
    }
  }
}
