package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.plugin.PluginId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JUnitParametersTests {

  private static final PluginId SHOP = new PluginId("my.shop");
  private static final PluginId SHOP_TWO = new PluginId("my.shop.junit.two");
  private static final String KEY = "junit.jupiter.x";

  @TempDir Path folder;

  private Map<String, String> parameters(Workspace workspace, PluginId plugin) {
    MergedConfig merged = workspace.merged(plugin("my.shop"), plugin("my.shop.junit.two"));
    assertEquals(List.of(), merged.issues());
    return merged.junitParameters(plugin);
  }

  @Test
  void givesEachPluginTheSharedParametersAndItsOwn() {
    Workspace workspace =
        new Workspace(folder)
            .file(
                "runner.conf",
                """
                junit.jupiter.execution.parallel { enabled = true, mode.default = concurrent }
                junit.jupiter.list = [a, b]
                plugins {
                  "my.shop" { junit.jupiter.execution.parallel.enabled = false }
                  my.shop.junit.two.junit.jupiter.y = 2
                }
                """);
    assertEquals(
        Map.of(
            "junit.jupiter.execution.parallel.enabled", "false",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.list", "a,b"),
        parameters(workspace, SHOP));
    assertEquals(
        Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.list", "a,b",
            "junit.jupiter.y", "2"),
        parameters(workspace, SHOP_TWO));
  }

  @Test
  void takesTheStrongestSource() {
    Workspace workspace = new Workspace(folder).file("runner.conf", KEY + " = file");
    assertEquals("file", parameters(workspace, SHOP).get(KEY));
    workspace =
        new Workspace(folder)
            .file("a.conf", KEY + " = a")
            .file("b.conf", "plugins.my.shop." + KEY + " = own");
    assertEquals("own", parameters(workspace, SHOP).get(KEY), "a plugin's block is nearer");
    assertEquals("a", parameters(workspace, SHOP_TWO).get(KEY));
    workspace.variable("RUNNER__JUNIT__JUPITER__X", "environment");
    assertEquals("environment", parameters(workspace, SHOP).get(KEY));
    workspace.set(KEY, "given");
    assertEquals("given", parameters(workspace, SHOP).get(KEY));
    workspace.set("plugins.my.shop." + KEY, "given to one");
    assertEquals("given to one", parameters(workspace, SHOP).get(KEY));
    assertEquals("given", parameters(workspace, SHOP_TWO).get(KEY));
  }
}
