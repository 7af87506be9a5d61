package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Test classes that are there and cannot be discovered: a problem of their plugin, never silent.
 */
final class UndiscoverableIT {

  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    Path library =
        PluginJar.plain()
            .source("package lib; public class Parent { public static class Data {} }")
            .writeTo(folder.resolve("lib.jar"));
    TestWorkspace workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install("incomplete", incomplete(library));
    workspace.install("throwing", naming("throwing", "throw new IllegalStateException(\"odd\");"));
    workspace.install("exiting", naming("exiting", "System.exit(3);"));
    workspace.install("full", naming("full", "throw new OutOfMemoryError(\"odd\");"));
    workspace.install("engine", brokenEngine());
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @Test
  void stopNoOther() {
    assertEquals("PASSED", stored.test("incomplete:incomplete.FineTests.runs").outcome());
    assertEquals("ERROR", stored.test("incomplete:incomplete.UsingTests.uses").outcome());
    for (String plugin : new String[] {"throwing", "exiting", "full"}) {
      assertEquals("PASSED", stored.test(plugin + ".ATests.one").outcome());
      assertEquals("PASSED", stored.test(plugin + ".ZTests.one").outcome());
    }
  }

  @Test
  void areNamedWithTheReason() {
    assertTrue(issue("suite.class-not-loadable", "incomplete").contains("lib/Parent"));
    assertTrue(issue("suite.discovery-failed", "throwing").contains("IllegalStateException: odd"));
    assertTrue(issue("suite.discovery-crashed", "exiting.OddTests").contains("exit status 3"));
    assertTrue(issue("suite.discovery-crashed", "full.OddTests").contains("OutOfMemoryError: odd"));
    assertTrue(issue("suite.discovery-crashed", "engine").contains("exit status 4"));
  }

  @Test
  void areAProblemOfTheirPlugins() {
    assertEquals(3, finished.exit(), finished::toString);
    assertEquals(0, stored.counts().notRun());
  }

  private static String issue(String code, String part) {
    return stored.issues(code).stream()
        .filter(issue -> issue.contains(part))
        .findFirst()
        .orElseGet(() -> "none of " + stored.json().required("issues"));
  }

  private static PluginJar incomplete(Path library) {
    return PluginJar.plugin("incomplete")
        .compiledAgainst(library)
        .source(
            "package incomplete; import org.junit.jupiter.api.*; class ChildTests extends lib.Parent { @Test void runs() {} }",
            TestSource.of("incomplete.UsingTests").test("uses", "new lib.Parent();").text(),
            TestSource.passing("incomplete.FineTests", "runs"));
  }

  /** A class whose own code is asked for the names of its tests. */
  private static PluginJar naming(String plugin, String body) {
    return PluginJar.plugin(plugin)
        .source(
            TestSource.passing(plugin + ".ATests", "one"),
            """
            package %s;
            import org.junit.jupiter.api.*;
            @DisplayNameGeneration(OddTests.Names.class)
            class OddTests {
              static class Names extends DisplayNameGenerator.Standard {
                @Override
                public String generateDisplayNameForMethod(
                    java.util.List<Class<?>> outer, Class<?> type, java.lang.reflect.Method method) {
                  if (true) { %s }
                  return "";
                }
              }
              @Test void one() {}
            }
            """
                .formatted(plugin, body),
            TestSource.passing(plugin + ".ZTests", "one"));
  }

  private static PluginJar brokenEngine() {
    return PluginJar.plugin("engine")
        .service("org.junit.platform.engine.TestEngine", "engine.Broken")
        .source(
            """
            package engine;
            import org.junit.platform.engine.*;
            public class Broken implements TestEngine {
              public Broken() { System.exit(4); }
              public String getId() { return "broken"; }
              public TestDescriptor discover(EngineDiscoveryRequest r, UniqueId id) { return null; }
              public void execute(ExecutionRequest r) {}
            }
            """,
            TestSource.passing("engine.OneTests", "one"));
  }
}
