package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that plugins declare: where their values come from and what is refused. */
final class OptionsIT {

  private static final String CANARY = "canary-4711-tweets";

  @TempDir private Path folder;

  private TestWorkspace workspace;

  @BeforeEach
  void install() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install("shop", shop());
  }

  @Test
  void reachTestsFromEverySourceTheStrongestFirst() throws Exception {
    workspace.config(
        "shop { from-file = file, from-config = file, from-variable = file, from-flag = file }");
    Path more =
        Files.writeString(
            folder.resolve("more.conf"),
            "shop { from-config = config, from-variable = config, from-flag = config }");
    workspace
        .environment("RUNNER__SHOP__FROM_VARIABLE", "variable")
        .environment("RUNNER__SHOP__FROM_FLAG", "variable");

    Finished finished =
        workspace.run(
            "--config", more.toString(), "-D", "shop.from-flag=flag", "run", "--format", "json");

    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(List.of("default", "file", "config", "variable", "flag"), seen());
  }

  @Test
  void areToldOfATestThatRanWithThem() throws Exception {
    workspace.run("-Dshop.size=7", "-Dshop.api-token=" + CANARY, "run");
    Finished why = workspace.run("why", "shop.InjectedTests.reads");
    assertTrue(why.out().contains("  Option     shop.size = 7\n"), why::toString);
    assertTrue(why.out().contains("  Option     shop.color = red\n"), why::toString);
    assertTrue(why.out().contains("  Option     shop.api-token = ***\n"), why::toString);
    assertFalse(why.out().contains(CANARY), why::toString);
  }

  @Test
  void reachParametersAndOtherClassesToo() throws Exception {
    workspace.run("-Dshop.size=7", "run");

    assertEquals("PASSED", workspace.last().test("shop:shop.InjectedTests.reads").outcome());
  }

  @Test
  void areNeverShownOrKeptWhenTheyAreSecret() throws Exception {
    workspace.environment("RUNNER__SHOP__API_TOKEN", CANARY);
    Finished plain =
        workspace.run("run", "--format", "json", "--report", "junit-xml=" + folder.resolve("xml"));
    Finished shown = workspace.run("runs", "show", "last", "--format", "json");

    assertEquals("PASSED", shown.run().test("shop:shop.SecretTests.hasAToken").outcome());
    assertNoCanary(plain);
    assertNoCanary(shown);
    assertNoCanary(workspace.run("-v", "plugins", "list"));
    assertNoCanaryIn(workspace.root());
    assertNoCanaryIn(folder.resolve("xml"));
  }

  @Test
  void areNotKeptWhenTheyStandOnTheCommandLine() throws Exception {
    Finished joined = workspace.run("-Dshop.api-token=" + CANARY, "run");
    Finished apart = workspace.run("-D", "shop.api-token=" + CANARY, "run");

    assertNoCanary(joined);
    assertNoCanary(apart);
    assertTrue(joined.err().contains("config.secret-on-command-line"), joined::err);
    assertNoCanaryIn(workspace.root());
  }

  @ParameterizedTest
  @CsvSource({
    "shop.sise=3, config.unknown-key, shop.size",
    "shp.size=3, config.unknown-key, shop.size",
    "shop.size=many, config.invalid-value, many",
    "shop.size=101, config.invalid-value, 100",
    "shop.color=pink, config.invalid-value, red",
    "fork.heep=1g, config.unknown-key, fork.heap"
  })
  void areRefusedWithWhatWouldBeRight(String setting, String code, String named) throws Exception {
    Finished finished = workspace.run("-D", setting, "run");

    assertEquals(2, finished.exit(), finished::toString);
    assertTrue(finished.err().contains(code), finished::err);
    assertTrue(finished.err().contains(named), finished::err);
    assertEquals(2, workspace.run("-D", setting, "list").exit());
  }

  @Test
  void areRefusedWithTheLineThatTheyStandIn() throws Exception {
    workspace.config("# sizes\nshop {\n  size = many\n}\n");
    Finished finished = workspace.run("run");

    assertEquals(2, finished.exit(), finished::toString);
    assertTrue(finished.err().contains("runner.conf:3"), finished::err);
  }

  @Test
  void rejectBothPluginsThatDeclareOneDifferentlyAndRunTheOthers() throws Exception {
    workspace.install("one", declaring("one", "Option.integer(\"count\").help(\"A.\").build()"));
    workspace.install("two", declaring("two", "Option.string(\"count\").help(\"A.\").build()"));
    Finished finished = workspace.run("run", "-r", "one:|two:|Injected", "--format", "json");
    RunView run = finished.run();

    assertEquals(3, finished.exit(), finished::toString);
    assertEquals("REJECTED", run.state("one"));
    assertEquals("REJECTED", run.state("two"));
    assertEquals("LOADED", run.state("shop"));
    assertEquals(2, run.counts("shop").passed());
    assertTrue(
        run.issues("plugin.option-clash").toString().contains("common.count"), finished::out);
  }

  @Test
  void mayBeDeclaredAlikeByTwoPlugins() throws Exception {
    workspace.install("one", declaring("one", "Option.integer(\"count\").help(\"A.\").build()"));
    workspace.install("two", declaring("two", "Option.integer(\"count\").help(\"A.\").build()"));
    Finished finished = workspace.run("run", "-r", "one:|two:");

    assertEquals(0, finished.exit(), finished::toString);
  }

  @Test
  void passJUnitsOwnParametersOn() throws Exception {
    workspace.config(
        "plugins.shop.junit.jupiter.conditions.deactivate = \"org.junit.*DisabledCondition\"");
    Finished finished = workspace.run("run", "-r", "SwitchedOff", "--format", "json");

    assertEquals(1, finished.run().counts().passed(), finished::toString);
  }

  private List<String> seen() throws Exception {
    String message = workspace.last().test("shop:shop.SourceTests.tells").message();
    return List.of(message.replaceAll(".*seen ", "").split(","));
  }

  private static void assertNoCanary(Finished finished) {
    assertFalse(finished.out().contains(CANARY), finished::out);
    assertFalse(finished.err().contains(CANARY), finished::err);
  }

  private static void assertNoCanaryIn(Path place) throws Exception {
    for (Path file : Trees.files(place)) {
      if (Files.isRegularFile(file)) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(CANARY), () -> "the secret is in " + file);
      }
    }
  }

  private static PluginJar declaring(String id, String option) {
    return PluginJar.plugin(id)
        .service("dev.runner.api.config.OptionDeclarations", id + ".Declared")
        .source(declarations(id, "common", option), TestSource.passing(id + ".PlainTests", "runs"));
  }

  private static String declarations(String packageName, String group, String options) {
    return """
        package %s;
        import dev.runner.api.config.*;
        public class Declared implements OptionDeclarations {
          public java.util.List<OptionGroup> optionGroups() {
            return java.util.List.of(OptionGroup.of("%s", "A group.", %s));
          }
        }
        """
        .formatted(packageName, group, options);
  }

  private static PluginJar shop() {
    String sources = "";
    for (String name :
        List.of("from-default", "from-file", "from-config", "from-variable", "from-flag")) {
      sources += "Option.string(\"" + name + "\").help(\"A.\").defaultValue(\"default\").build(), ";
    }
    return PluginJar.plugin("shop")
        .service("dev.runner.api.config.OptionDeclarations", "shop.Declared")
        .source(
            declarations(
                "shop",
                "shop",
                sources
                    + "Option.integer(\"size\").help(\"A.\").defaultValue(\"5\").range(1, 100).build(),"
                    + "Option.oneOf(\"color\", Color.class).help(\"A.\").defaultValue(\"red\").build(),"
                    + "Option.string(\"api-token\").help(\"A.\").secret().build()"),
            "package shop; public enum Color { RED, GREEN }",
            """
            package shop;
            import dev.runner.api.junit.*;
            import org.junit.jupiter.api.*;
            @RunnerTest
            class SourceTests {
              @OptionValue("shop.from-default") String a;
              @OptionValue("shop.from-file") String b;
              @OptionValue("shop.from-config") String c;
              @OptionValue("shop.from-variable") String d;
              @OptionValue("shop.from-flag") String e;
              @Test void tells() {
                Assumptions.abort("seen " + String.join(",", a, b, c, d, e));
              }
            }
            """,
            """
            package shop;
            import dev.runner.api.config.*;
            import dev.runner.api.junit.*;
            import org.junit.jupiter.api.*;
            class InjectedTests {
              @Test void reads(@OptionValue("shop.size") int size) {
                Assertions.assertEquals(size, PluginOptions.of(InjectedTests.class).get("shop.size", Integer.class));
              }
              @Test void readsAChoice(@OptionValue("shop.color") Color color) {
                Assertions.assertEquals(Color.RED, color);
              }
            }
            """,
            """
            package shop;
            import dev.runner.api.junit.*;
            import java.util.Optional;
            import org.junit.jupiter.api.*;
            class SecretTests {
              @Test void hasAToken(@OptionValue("shop.api-token") Optional<String> token) {
                Assumptions.assumeTrue(token.isPresent());
                Assertions.assertEquals(18, token.get().length());
              }
            }
            """,
            """
            package shop;
            import org.junit.jupiter.api.*;
            class SwitchedOffTests {
              @Disabled @Test void waits() {}
            }
            """);
  }
}
