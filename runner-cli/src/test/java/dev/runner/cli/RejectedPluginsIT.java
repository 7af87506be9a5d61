package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of bad plugin in one folder with a good one. */
final class RejectedPluginsIT {

  private static final String DECLARATIONS = "dev.runner.api.config.OptionDeclarations";

  private static TestWorkspace workspace;
  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    workspace = TestWorkspace.in(folder);
    installUnreadable();
    installMisnamed();
    installDependent();
    installMisbehaving();
    workspace.install("good", tests("good"));
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @Test
  void runsTheGoodOneAndExitsWithAPluginProblem() {
    assertEquals(3, finished.exit(), finished::toString);
    assertEquals("LOADED", finished.run().state("good"));
    assertEquals(CountsView.allPassed(1), finished.run().counts("good"));
    assertEquals(CountsView.allPassed(1), finished.run().counts());
  }

  @ParameterizedTest
  @CsvSource({
    "plugin.corrupt-jar, random.jar",
    "plugin.corrupt-jar, empty.jar",
    "plugin.no-id, no-id.jar",
    "plugin.bad-id, bad-id.jar",
    "plugin.bad-version, bad-version.jar",
    "plugin.incompatible, needs-newer.jar",
    "plugin.bundles-host-classes, shaded.jar",
    "plugin.duplicate-id, twin-1.jar",
    "plugin.duplicate-id, twin-2.jar",
    "plugin.dependency, absent",
    "plugin.dependency, first -> second",
    "plugin.failed, throws",
    "plugin.failed, exits",
    "plugin.failed, starts"
  })
  void saysWhatIsWrongWithEach(String code, String named) {
    assertTrue(
        stored.issues(code).stream().anyMatch(text -> text.contains(named)),
        () -> stored.issues(code).toString());
  }

  @Test
  void givesEachThatHasANameAState() {
    Map<String, String> states = new HashMap<>();
    stored.plugins().forEach(id -> states.put(id, stored.state(id)));

    assertAll(
        () -> assertEquals("REJECTED", states.get("bad-version")),
        () -> assertEquals("REJECTED", states.get("shaded")),
        () -> assertEquals("REJECTED", states.get("twin")),
        () -> assertEquals("REJECTED", states.get("needs-absent")),
        () -> assertEquals("REJECTED", states.get("first")),
        () -> assertEquals("REJECTED", states.get("second")),
        () -> assertEquals("FAILED", states.get("throws")),
        () -> assertEquals("FAILED", states.get("exits")),
        () -> assertEquals("FAILED", states.get("starts")));
  }

  @Test
  void tellsTheCauseThatThePluginsOwnCodeGave() {
    assertTrue(stored.issues("plugin.failed").toString().contains("cannot declare"));
    assertTrue(stored.issues("plugin.failed").toString().contains("cannot start"));
    assertTrue(stored.issues("plugin.failed").toString().contains("exit status 5"));
  }

  @Test
  void listsThemWithTheirStatesAndTheSameExitStatus() throws Exception {
    Finished listed = workspace.run("plugins", "list", "--format", "json");
    Map<String, String> states = new HashMap<>();
    listed
        .json()
        .forEach(p -> states.put(p.required("id").asString(), p.required("state").asString()));

    assertEquals(3, listed.exit(), listed::toString);
    assertEquals("LOADED", states.get("good"));
    assertEquals("REJECTED", states.get("twin"));
    assertEquals("FAILED", states.get("throws"));
    assertEquals(3, workspace.run("list").exit());
  }

  @Test
  void endsAPluginThatHangsWhileItDeclaresItsOptions(@TempDir Path folder) throws Exception {
    TestWorkspace other = TestWorkspace.in(folder);
    other.install("hangs", declaring("hangs", "while (true) { Thread.onSpinWait(); }"));
    other.install("good", tests("good"));
    Finished ran = other.run("run", "--format", "json");

    assertEquals(3, ran.exit(), ran::toString);
    assertEquals("FAILED", ran.run().state("hangs"));
    assertEquals(1, ran.run().counts("good").passed());
    assertTrue(ran.run().issues("plugin.failed").get(0).contains("within 10 s"), ran::out);
  }

  private static void installUnreadable() throws Exception {
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);
    Files.write(workspace.plugins().resolve("random.jar"), noise);
    Files.write(workspace.plugins().resolve("empty.jar"), new byte[0]);
    workspace.install(
        "shaded",
        tests("shaded").source("package org.junit.jupiter.api; public @interface Shaded {}"));
  }

  private static void installMisnamed() throws Exception {
    workspace.install("no-id", tests("no-id").without("Plugin-Id"));
    workspace.install("bad-id", tests("badid").manifest("Plugin-Id", "Bad Id!"));
    workspace.install("bad-version", tests("bad-version").manifest("Plugin-Version", "newest"));
    workspace.install("needs-newer", tests("needs-newer").manifest("Plugin-Requires", ">=99.0.0"));
    workspace.install("twin-1", tests("twin"));
    workspace.install("twin-2", tests("twin").manifest("Plugin-Version", "2.0.0"));
  }

  private static void installDependent() throws Exception {
    workspace.install(
        "needs-absent", tests("needs-absent").manifest("Plugin-Dependencies", "absent"));
    workspace.install("first", tests("first").manifest("Plugin-Dependencies", "second"));
    workspace.install("second", tests("second").manifest("Plugin-Dependencies", "first"));
  }

  private static void installMisbehaving() throws Exception {
    workspace.install(
        "throws", declaring("throws", "throw new IllegalStateException(\"cannot declare\");"));
    workspace.install("exits", declaring("exits", "System.exit(5); return java.util.List.of();"));
    workspace.install(
        "starts",
        tests("starts")
            .manifest("Plugin-Class", "p.Starting")
            .source(
                """
                package p;
                public class Starting extends org.pf4j.Plugin {
                  @Override public void start() { throw new IllegalStateException("cannot start"); }
                }
                """));
  }

  private static PluginJar declaring(String id, String body) {
    return tests(id)
        .service(DECLARATIONS, "p.Declared")
        .source(
            """
            package p;
            public class Declared implements dev.runner.api.config.OptionDeclarations {
              public java.util.List<dev.runner.api.config.OptionGroup> optionGroups() { %s }
            }
            """
                .formatted(body));
  }

  private static PluginJar tests(String id) {
    return PluginJar.plugin(id).source(TestSource.passing("p.PlainTests", "runs"));
  }
}
