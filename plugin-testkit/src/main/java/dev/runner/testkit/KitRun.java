package dev.runner.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A run as {@code runs show} has it.
 *
 * @param json the object
 */
record KitRun(JsonNode json) {

  private static final Set<String> BAD = Set.of("FAILED", "ERROR", "NOT_RUN");
  private static final Pattern LABELS = Pattern.compile("\\[[^\\[\\]]*]$");

  /**
   * A test of the run.
   *
   * @param id its printed id, without tags
   * @param outcome how it ended
   * @param message why
   */
  record Test(String id, String outcome, String message) {

    boolean isBad() {
      return BAD.contains(outcome);
    }
  }

  List<Test> tests() {
    List<Test> tests = new ArrayList<>();
    for (JsonNode test : json.required("tests")) {
      tests.add(
          new Test(
              plain(test.required("id").asString()),
              test.required("outcome").asString(),
              test.path("message").asString("")));
    }
    return tests;
  }

  /** Returns how each test ended, by its printed id. */
  Map<String, String> outcomes() {
    Map<String, String> outcomes = new TreeMap<>();
    tests().forEach(test -> outcomes.put(test.id(), test.outcome()));
    return outcomes;
  }

  /** Tells whether a listed test, or an invocation of it, has a verdict. */
  boolean hasVerdictOn(String listed) {
    String id = plain(listed);
    return tests().stream()
        .filter(test -> !test.outcome().equals("NOT_RUN"))
        .anyMatch(test -> test.id().equals(id) || test.id().startsWith(id + "(#"));
  }

  private static String plain(String id) {
    return LABELS.matcher(id).replaceFirst("");
  }
}
