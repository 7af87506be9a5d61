package dev.runner.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/** Runs the plugin's tests, and holds later runs against the first one. Not for several threads. */
final class RunChecks {

  private final KitSettings settings;
  private final KitWorkspace workspace;
  private Map<String, String> expected = Map.of();

  RunChecks(KitSettings settings, KitWorkspace workspace) {
    this.settings = settings;
    this.workspace = workspace;
  }

  /** Returns the checks of a run in one fork. */
  List<DynamicTest> first() {
    return isInstalled() ? ofFirst() : notInstalled();
  }

  /** Returns the checks of a run that is done in another way and must end as the first one did. */
  List<DynamicTest> again(String... how) {
    return isInstalled() ? ofAgain(how) : notInstalled();
  }

  private boolean isInstalled() {
    return workspace.hasPlugin();
  }

  private static List<DynamicTest> notInstalled() {
    return List.of(
        dynamicTest(
            "is installed",
            () -> Assertions.fail("The runner did not install the plugin, so it did not run")));
  }

  private List<DynamicTest> ofFirst() {
    List<DynamicTest> checks = new ArrayList<>();
    Answer run = run("--forks", "1");
    checks.addAll(ofRun(run));
    if (run.hasJson()) {
      KitRun stored = stored();
      expected = stored.outcomes();
      checks.addAll(ofTests(stored));
      checks.add(dynamicTest("every test that is listed has a verdict", () -> listed(stored)));
    }
    return checks;
  }

  private List<DynamicTest> ofAgain(String... how) {
    List<DynamicTest> checks = new ArrayList<>();
    Answer run = run(how);
    checks.addAll(ofRun(run));
    if (run.hasJson()) {
      Map<String, String> outcomes = stored().outcomes();
      checks.add(dynamicTest("has the verdicts of the first run", () -> same(outcomes)));
    }
    return checks;
  }

  private Answer run(String... how) {
    List<String> words = new ArrayList<>(List.of("run", "--plugin", workspace.jar().id()));
    words.addAll(List.of(how));
    words.addAll(List.of("--format", "json"));
    return workspace.run(words.toArray(String[]::new));
  }

  private KitRun stored() {
    return new KitRun(workspace.run("runs", "show", "last", "--format", "json").json());
  }

  private List<DynamicTest> ofRun(Answer run) {
    List<DynamicTest> checks = new ArrayList<>();
    checks.add(StaticChecks.ends("the run ends with exit status 0", run));
    if (run.hasJson()) {
      JsonNode json = run.json();
      checks.addAll(new Findings(settings).of(json.required("issues")));
      int open = json.required("counts").required("notRun").asInt();
      checks.add(
          dynamicTest(
              "no test is left without a verdict",
              () -> Assertions.assertEquals(0, open, run::text)));
    }
    List<String> litter = workspace.litter();
    checks.add(
        dynamicTest(
            "leaves no file in the current folder",
            () -> Assertions.assertEquals(List.of(), litter, "files that tests left")));
    return checks;
  }

  private static List<DynamicTest> ofTests(KitRun stored) {
    List<DynamicTest> checks = new ArrayList<>();
    for (KitRun.Test test : stored.tests()) {
      if (test.isBad()) {
        String name = test.outcome() + " " + test.id();
        checks.add(dynamicTest(name, () -> Assertions.fail(name + ": " + test.message())));
      }
    }
    return checks;
  }

  private void listed(KitRun stored) {
    JsonNode listed =
        workspace.run("list", "--plugin", workspace.jar().id(), "--format", "json").json();
    List<String> missing = new ArrayList<>();
    for (JsonNode test : listed) {
      if (!stored.hasVerdictOn(test.required("id").asString())) {
        missing.add(test.required("id").asString());
      }
    }
    Assertions.assertEquals(List.of(), missing, "tests without a verdict");
  }

  private void same(Map<String, String> outcomes) {
    List<String> different = new ArrayList<>();
    TreeSet<String> ids = new TreeSet<>(expected.keySet());
    ids.addAll(outcomes.keySet());
    for (String id : ids) {
      String before = expected.getOrDefault(id, "not there");
      String now = outcomes.getOrDefault(id, "not there");
      if (!before.equals(now)) {
        different.add("%s: first %s, now %s".formatted(id, before, now));
      }
    }
    Assertions.assertEquals(
        List.of(), different, "tests that depend on others, on their order or on what runs beside");
  }
}
