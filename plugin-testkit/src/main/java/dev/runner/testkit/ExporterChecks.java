package dev.runner.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/**
 * Checks that the runner finds what an exporter exports to.
 *
 * @param workspace where it is installed
 */
record ExporterChecks(KitWorkspace workspace) {

  /** Returns the checks. */
  List<DynamicTest> all() {
    Answer answer = workspace.run("exporters", "list", "--format", "json");
    List<DynamicTest> checks = new ArrayList<>();
    checks.add(StaticChecks.ends("exporters list ends with exit status 0", answer));
    if (answer.hasJson()) {
      List<String> schemes = schemes(answer.json());
      checks.add(
          dynamicTest(
              "it exports to " + (schemes.isEmpty() ? "something" : String.join(", ", schemes)),
              () -> Assertions.assertFalse(schemes.isEmpty(), answer::text)));
    }
    return checks;
  }

  private List<String> schemes(JsonNode exporters) {
    List<String> schemes = new ArrayList<>();
    for (JsonNode exporter : exporters) {
      if (exporter.required("plugin").asString().equals(workspace.jar().id())) {
        exporter.required("schemes").forEach(scheme -> schemes.add(scheme.asString()));
      }
    }
    return schemes;
  }
}
