package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What has worked where, from real runs. */
final class CompatibilityIT {

  @TempDir private Path folder;

  private TestWorkspace workspace;

  @BeforeEach
  void make() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("ws"));
  }

  @Test
  void isKeptOfVersionsAndEnvironments() throws Exception {
    workspace.config("run.environment = staging");
    workspace.install("shop", version("1.9.0", "fail();"));
    assertEquals(1, workspace.run("run").exit());
    workspace.install("shop", version("1.10.0", ""));
    workspace.run("run");
    workspace.run("run", "--environment", "live");
    workspace.run("run", "--environment", "live");

    JsonNode rows = workspace.run("compatibility", "--format", "json").json();

    assertEquals(3, rows.size(), rows::toString);
    assertEquals("1.9.0 staging 1 FAILED", brief(rows.get(0)));
    assertEquals("1.10.0 live 2 PASSED", brief(rows.get(1)));
    assertEquals("1.10.0 staging 1 PASSED", brief(rows.get(2)));
    assertEquals(4, rows.get(1).at("/counts/passed").asInt());
    String jdk = rows.get(0).required("jdk").asString();
    assertEquals(Runtime.version().toString().split("\\+", 2)[0], jdk);
    Finished bad = workspace.run("compatibility", "--bad", "--format", "csv");
    assertEquals(2, bad.out().lines().count(), bad::out);
    Finished table = workspace.run("compatibility", "-p", "shop", "--jdk", jdk);
    assertTrue(table.out().lines().allMatch(line -> line.length() <= 80), table::out);
    assertEquals(5, table.out().lines().count(), table::out);
    Finished near = workspace.run("compatibility", "--plugin", "shpo");
    assertEquals(2, near.exit(), near::toString);
    assertTrue(near.err().contains("did you mean 'shop'?"), near::err);
    Finished none = workspace.run("compatibility", "--jdk", "1");
    assertTrue(none.err().contains("No stored run fits"), none::toString);
  }

  @Test
  void countsPluginsThatWereNotTaken() throws Exception {
    workspace.install("good", PluginCode.tests("good"));
    workspace.install("old", PluginCode.tests("old").manifest("Plugin-Requires", ">=99.0.0"));
    workspace.install("bad", PluginCode.starting("bad", "throw new IllegalStateException();"));
    assertEquals(3, workspace.run("run").exit());
    JsonNode rows = workspace.run("compatibility", "--format", "json").json();
    assertEquals("1.0.0 null 1 NOT_LOADED", brief(rows.get(0)));
    assertEquals("1.0.0 null 1 PASSED", brief(rows.get(1)));
    assertEquals("1.0.0 null 1 REJECTED", brief(rows.get(2)));
    assertEquals(1, rows.get(2).required("notLoaded").asInt());
  }

  @Test
  void refusesNamesOfEnvironmentsThatAreNone() throws Exception {
    workspace.install("good", PluginCode.tests("good"));
    Finished refused = workspace.run("run", "--environment", "a b");
    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("run.environment"), refused::err);
    Finished nothing = workspace.run("compatibility");
    assertEquals(0, nothing.exit(), nothing::toString);
    assertEquals("", nothing.out());
    assertTrue(nothing.err().contains("No runs are stored yet"), nothing::err);
  }

  private static String brief(JsonNode row) {
    return "%s %s %d %s"
        .formatted(
            row.required("version").asString(),
            row.required("environment").isNull() ? "null" : row.get("environment").asString(),
            row.required("runs").asInt(),
            row.required("lastVerdict").asString());
  }

  private static PluginJar version(String version, String body) {
    return PluginJar.plugin("shop")
        .manifest("Plugin-Version", version)
        .source(TestSource.of("p.ShopTests").test("one", "").test("two", body).text());
  }
}
