package dev.runner.testkit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/** Makes a check of each issue that the runner raises. */
final class Findings {

  private final KitSettings settings;

  Findings(KitSettings settings) {
    this.settings = settings;
  }

  /** Returns a check that fails for each error, and each warning that is not accepted. */
  List<DynamicTest> of(JsonNode issues) {
    List<DynamicTest> checks = new ArrayList<>();
    for (JsonNode issue : issues) {
      String severity = issue.required("severity").asString();
      String code = issue.required("code").asString();
      boolean accepted = severity.equals("WARNING") && settings.accepted().contains(code);
      if (!severity.equals("INFO") && !accepted) {
        checks.add(check(severity, code, issue));
      }
    }
    return checks;
  }

  private static DynamicTest check(String severity, String code, JsonNode issue) {
    String name = severity + " " + code + " " + issue.required("subject").asString();
    // With the name, because reports of Maven show that of the factory alone.
    String message = name + ": " + issue.required("message").asString();
    return DynamicTest.dynamicTest(name, () -> Assertions.fail(message));
  }
}
