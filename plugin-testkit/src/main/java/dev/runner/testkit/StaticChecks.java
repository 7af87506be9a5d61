package dev.runner.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/** Checks the plugin without running its tests. */
final class StaticChecks {

  private final KitSettings settings;
  private final KitWorkspace workspace;

  StaticChecks(KitSettings settings, KitWorkspace workspace) {
    this.settings = settings;
    this.workspace = workspace;
  }

  /** Returns a check for each finding of {@code plugins verify}, and one for its exit status. */
  List<DynamicTest> verified() {
    settings.beside().forEach(plugin -> install(plugin.toString()));
    Answer answer =
        workspace.run("plugins", "verify", workspace.jar().path().toString(), "--format", "json");
    List<DynamicTest> checks = new ArrayList<>();
    if (answer.hasJson()) {
      checks.addAll(new Findings(settings).of(answer.json().required("issues")));
    }
    checks.add(ends("plugins verify ends with exit status 0", answer));
    return checks;
  }

  /** Returns checks that the plugin can be installed and its options are set as it needs. */
  List<DynamicTest> installed() {
    Answer answer = install(workspace.jar().path().toString());
    List<DynamicTest> checks = new ArrayList<>(List.of(ends("plugins install", answer)));
    if (answer.exit() == 0) {
      checks.add(ends("config check", workspace.run("config", "check")));
    }
    return checks;
  }

  private Answer install(String jar) {
    return workspace.run("plugins", "install", jar);
  }

  static DynamicTest ends(String name, Answer answer) {
    return dynamicTest(name, () -> Assertions.assertEquals(0, answer.exit(), answer::text));
  }
}
