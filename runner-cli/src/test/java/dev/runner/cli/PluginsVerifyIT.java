package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plugins verify} finds without running a test. */
final class PluginsVerifyIT {

  private static final String UUID = "6f2c3d1e-0a4b-4c5d-8e9f-001122334455";

  @TempDir Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void make() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("ws"));
  }

  @Test
  void findsLinksToWhatThisRunnerDoesNotHave() throws Exception {
    Path future =
        PluginJar.plain()
            .source(
                "package org.junit.jupiter.api; public class Assertions { public static int level;"
                    + " public static void assertFuture(int x, String y) {} }",
                "package dev.runner.api; public class Shiny { public Shiny(int x) {} }")
            .writeTo(folder.resolve("future.jar"));
    Path jar =
        PluginJar.plugin("shop")
            .compiledAgainst(future)
            .source(
                """
                package p;
                import org.junit.jupiter.api.*;
                class FutureTests {
                  @Test void calls() { Assertions.assertFuture(1, ""); }
                  @Test void reads() { System.out.println(Assertions.level); }
                  @Test void makes() { new dev.runner.api.Shiny(1); }
                }
                """)
            .writeTo(folder.resolve("shop.jar"));
    Finished verified = workspace.run("plugins", "verify", jar.toString());
    assertEquals(3, verified.exit(), verified::toString);
    assertSays(
        verified,
        "uses method 'org.junit.jupiter.api.Assertions.assertFuture(int,String)', which is not"
            + " there");
    assertSays(verified, "uses field 'org.junit.jupiter.api.Assertions.level'");
    assertSays(verified, "uses class 'dev.runner.api.Shiny'");
    assertSays(verified, "1 plugin verified: 3 errors, 0 warnings");
    Finished installed = workspace.run("plugins", "install", jar.toString());
    assertEquals(3, installed.exit(), installed::toString);
    assertTrue(installed.err().contains("plugin.broken-link"), installed::err);
  }

  @Test
  void findsClassesThatNobodyBrings() throws Exception {
    Path library =
        PluginJar.plain()
            .source("package lib; public class Tool { public void use() {} }")
            .writeTo(folder.resolve("tool.jar"));
    PluginJar plugin =
        PluginJar.plugin("shop")
            .compiledAgainst(library)
            .source(TestSource.of("p.ToolTests").test("uses", "new lib.Tool().use();").text());
    Path jar = plugin.writeTo(folder.resolve("shop.jar"));
    Finished verified = workspace.run("plugins", "verify", jar.toString());
    assertEquals(0, verified.exit(), verified::toString);
    assertSays(verified, "WARNING plugin.missing-class");
    assertSays(verified, "uses class 'lib.Tool', which is not there: add the library");
    Path whole = plugin.libraries(List.of(library)).writeTo(folder.resolve("whole.jar"));
    assertSays(workspace.run("plugins", "verify", whole.toString()), "nothing is wrong");
  }

  @Test
  void findsTestIdsThatTwoTestsClaim() throws Exception {
    workspace.install("one", identified("one", "a.OneTests", UUID));
    Path two = identified("two", "b.TwoTests", UUID.toUpperCase()).writeTo(folder.resolve("2.jar"));
    Finished verified = workspace.run("plugins", "verify", two.toString());
    assertEquals(3, verified.exit(), verified::toString);
    assertSays(verified, "Test id '" + UUID + "' is claimed by 'a.OneTests' of plugin 'one' and");
    assertSays(verified, "'b.TwoTests' of plugin 'two'");
    Path bad = identified("bad", "c.BadTests", "7").writeTo(folder.resolve("bad.jar"));
    assertSays(workspace.run("plugins", "verify", bad.toString()), "@TestId(\"7\") (expected a");
    assertSays(workspace.run("plugins", "verify", "one"), "nothing is wrong");
  }

  @Test
  void comparesOptionsClassesAndDependenciesWithWhatIsInstalled() throws Exception {
    String option =
        "return java.util.List.of(dev.runner.api.config.OptionGroup.of(\"shop\", \"S.\","
            + " dev.runner.api.config.Option.integer(\"size\").help(\"%s\").build()));";
    workspace.install("one", PluginCode.declaring("one", option.formatted("One.")));
    Path two =
        PluginCode.declaring("two", option.formatted("Two.")).writeTo(folder.resolve("two.jar"));
    Finished clash = workspace.run("plugins", "verify", two.toString(), "--format", "json");
    assertEquals(3, clash.exit(), clash::toString);
    assertTrue(clash.out().contains("plugin.option-clash"), clash::out);
    assertTrue(clash.out().contains("plugin.duplicate-class"), clash::out);
    assertEquals("two", clash.json().required("plugins").get(0).asString());
    Path next =
        PluginCode.tests("one")
            .manifest("Plugin-Version", "2.0.0")
            .writeTo(folder.resolve("n.jar"));
    workspace.install(
        "user",
        PluginJar.plugin("user")
            .source(TestSource.passing("q.UserTests", "runs"))
            .manifest("Plugin-Dependencies", "one@<2.0.0"));
    Finished breaking = workspace.run("plugins", "verify", next.toString());
    assertEquals(3, breaking.exit(), breaking::toString);
    assertSays(breaking, "needs plugin 'one' <2.0.0, installed is 2.0.0");
  }

  @Test
  void findsALibraryForAnotherJdk() throws Exception {
    Path library =
        PluginJar.plain()
            .source("package lib; public class Tool {}")
            .writeTo(folder.resolve("tool.jar"));
    byte[] type;
    try (var zip = new java.util.zip.ZipFile(library.toFile());
        var in = zip.getInputStream(zip.getEntry("lib/Tool.class"))) {
      type = in.readAllBytes();
    }
    type[7] = (byte) (99 + 44);
    Path newer =
        PluginJar.plain().entry("lib/Tool.class", type).writeTo(folder.resolve("newer.jar"));
    Path jar =
        PluginCode.tests("shop")
            .entry("lib/newer.jar", Files.readAllBytes(newer))
            .writeTo(folder.resolve("shop.jar"));
    Finished verified = workspace.run("plugins", "verify", jar.toString());
    assertEquals(3, verified.exit(), verified::toString);
    assertSays(verified, "Library 'newer.jar' of plugin 'shop' is compiled for Java 99");
  }

  @Test
  void findsNothingWrongWithPluginsThatWork() throws Exception {
    Path sample = Product.home().resolve("samples/sample-plugin.jar");
    PluginJar cucumber = PluginJar.plugin("features").libraries(Product.cucumber());
    Path features =
        cucumber
            .source(
                "package f; public class Steps { @io.cucumber.java.en.Given(\"x\") public void x() {} }")
            .manifest("Runner-Allow-No-Tests", "true")
            .writeTo(folder.resolve("features.jar"));
    Path old =
        PluginJar.plugin("old")
            .libraries(Product.vintage())
            .source("package o; public class OldTest { @org.junit.Test public void runs() {} }")
            .writeTo(folder.resolve("old.jar"));
    Finished verified =
        workspace.run("plugins", "verify", sample.toString(), features.toString(), old.toString());
    assertEquals(0, verified.exit(), verified::toString);
    assertSays(verified, "3 plugins verified, nothing is wrong");
  }

  @Test
  void saysWhatCannotBeVerified() throws Exception {
    workspace.install("one", PluginCode.tests("one"));
    assertEquals(2, workspace.run("plugins", "verify", "absent.jar").exit());
    Finished unknown = workspace.run("plugins", "verify", "onne");
    assertEquals(2, unknown.exit(), unknown::toString);
    assertTrue(unknown.err().contains("did you mean 'one'?"), unknown::err);
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    Finished corrupt = workspace.run("plugins", "verify", text.toString());
    assertEquals(3, corrupt.exit(), corrupt::toString);
    assertSays(corrupt, "plugin.corrupt-jar");
  }

  private static PluginJar identified(String id, String className, String uuid) {
    return PluginJar.plugin(id)
        .source(
            "package %s; class %s { @dev.runner.api.TestId(\"%s\") @org.junit.jupiter.api.Test void runs() {} }"
                .formatted(className.substring(0, 1), className.substring(2), uuid));
  }

  private static void assertSays(Finished finished, String text) {
    assertTrue(finished.out().contains(text), finished::toString);
  }
}
