package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The commands that show and check a configuration, and how sources are told apart. */
final class ConfigCommandIT {

  private static final String CANARY = "c4n4ry-of-the-check";

  @TempDir private Path folder;

  private TestWorkspace workspace;

  @BeforeEach
  void install() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install("shop", shop());
  }

  @Test
  void sampleIsReadAsItStandsAndWithItsDefaults() throws Exception {
    Finished sample = workspace.run("config", "sample");

    assertEquals(0, sample.exit(), sample::toString);
    assertTrue(sample.out().contains("\n#shop.page-size = 50\n"), sample::out);
    assertTrue(sample.out().contains("\n#store.file = \".runner/store.db\"\n"), sample::out);
    workspace.config(sample.out());
    assertEquals(2, workspace.run("config", "check").exit());
    workspace.config(
        sample.out().replaceAll("(?m)^#(?=\\S)", "") + "shop.home = \"http://127.0.0.1\"\n");
    Finished check = workspace.run("config", "check");
    assertEquals(0, check.exit(), check::toString);
  }

  @Test
  void sampleShowsOneOrOnlyWhatIsRequired() throws Exception {
    Finished one = workspace.run("config", "sample", "--plugin", "shop");
    assertFalse(one.out().contains("store.file"), one::out);
    assertTrue(
        one.out().contains("# Any text. Secret: better in the variable RUNNER__SHOP__TOKEN"));

    Finished minimal = workspace.run("config", "sample", "--minimal");
    assertEquals(
        List.of("#shop.home = null"),
        minimal.out().lines().filter(line -> line.matches("#\\S.*")).toList());

    Finished unknown = workspace.run("config", "sample", "--plugin", "shopp");
    assertEquals(2, unknown.exit());
    assertTrue(unknown.err().contains("'shopp'") && unknown.err().contains("shop"), unknown::err);
  }

  @Test
  void sampleIsWhatInitWrites() throws Exception {
    Path fresh = folder.resolve("fresh");
    Finished init = workspace.run("init", fresh.toString(), "--with-sample");

    assertEquals(0, init.exit(), init::toString);
    String text = Files.readString(fresh.resolve("runner.conf"));
    assertTrue(text.contains("\n#sample.page-size = 5\n"), text);
    Files.writeString(fresh.resolve("runner.conf"), "store.file = mine.db\n");
    workspace.run("init", fresh.toString());
    assertEquals("store.file = mine.db\n", Files.readString(fresh.resolve("runner.conf")));
  }

  @Test
  void showTellsWhatIsSetAndWhereTheStrongestFirst() throws Exception {
    workspace.config(
        "shop { home = \"http://a\", page-size = 7, items = 8, token = " + CANARY + " }");
    workspace.environment("RUNNER__SHOP__PAGE_SIZE", "9");
    Finished shown = workspace.run("-D", "fork.heap=1g", "config", "show", "--origin");

    assertEquals(0, shown.exit(), shown::toString);
    assertEquals(
        List.of(
            "fork.heap      = \"1g\"        # -D",
            "shop.home      = \"http://a\"  # " + workspace.root() + "/runner.conf:1",
            "shop.page-size = 9           # environment variable RUNNER__SHOP__PAGE_SIZE",
            "shop.token     = \"***\"       # " + workspace.root() + "/runner.conf:1"),
        shown.out().lines().toList());
    assertTrue(shown.err().contains("'shop.items'"), shown::err);

    JsonNode json = workspace.run("config", "show", "--effective", "--format", "json").json();
    JsonNode colours = setting(json, "shop.colours");
    assertEquals("[\"red\"]", colours.get("value").toString(), json::toString);
    assertEquals("default of plugin shop", colours.get("origin").asString(), json::toString);
    assertFalse(json.toString().contains(CANARY));

    Finished csv = workspace.run("config", "show", "--format", "csv");
    assertTrue(csv.out().startsWith("key,value,origin,set,secret,plugins\r\n"), csv::out);
    assertTrue(csv.out().contains("shop.token,***,"), csv::out);
  }

  @Test
  void checkTellsAllProblemsAtOnceAndRunsNothing() throws Exception {
    workspace.config("shop {\n  page-sise = 7\n  colours = [pink]\n}\nfork.heap = much\n");
    workspace.install(
        "other",
        PluginJar.plugin("other")
            .manifest("Plugin-Requires", "not a range")
            .source(passing("other")));
    workspace.environment("RUNNER__SHOP__TOKN", CANARY);
    Finished check = workspace.run("-D", "shop.items=501", "config", "check");

    assertEquals(2, check.exit(), check::toString);
    for (String text :
        List.of(
            "runner.conf:2): did you mean 'shop.page-size'?",
            "runner.conf:3): invalid value 'pink' (allowed are red, blue)",
            "runner.conf:5): invalid value 'much'",
            "'shop.home' is required",
            "did you mean 'RUNNER__SHOP__TOKEN'?",
            "'shop.items' (-D) is now called 'shop.page-size'",
            "'shop.items' (-D): invalid value '501'",
            "plugin.",
            "1 environment variable, 1 -D setting")) {
      assertTrue(check.out().contains(text), () -> text + " in " + check);
    }
    assertFalse(check.toString().contains(CANARY), check::toString);
    assertFalse(Files.exists(workspace.root().resolve(".runner")));
    JsonNode json = workspace.run("config", "check", "--format", "json").json();
    assertEquals(2, json.get("exit").asInt());
    assertTrue(json.get("issues").size() >= 5, json::toString);
  }

  private static JsonNode setting(JsonNode all, String key) {
    return StreamSupport.stream(all.spliterator(), false)
        .filter(one -> one.required("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void checkSaysThatAllIsFineAndWhatWasRead() throws Exception {
    workspace.config("shop.home = \"http://a\"\n");
    Finished check = workspace.run("config", "check");

    assertEquals(0, check.exit(), check::toString);
    assertEquals(
        List.of(
            "Deprecated names, none of them in use here: shop.items (now shop.page-size)",
            "Configuration is fine: N options of the runner and N plugins; read "
                + workspace.root().resolve("runner.conf")),
        check.out().replaceAll("\\d+ (options|plugins)", "N $1").lines().toList());
    assertEquals("", check.err());
  }

  @Test
  void checkEndsWithThePluginsStatusWhereOnlyPluginsAreWrong() throws Exception {
    workspace.config("shop.home = \"http://a\"\n");
    workspace.install(
        "clash",
        PluginJar.plugin("clash")
            .service("dev.runner.api.config.OptionDeclarations", "clash.Declared")
            .source(
                declarations("clash", "store", "Option.path(\"file\").help(\"F.\").build()"),
                passing("clash")));
    Finished check = workspace.run("config", "check");

    assertEquals(3, check.exit(), check::toString);
    assertTrue(check.out().contains("plugin.option-clash-core"), check::out);
    Finished run = workspace.run("run", "--format", "json");
    assertEquals(3, run.exit(), run::toString);
    assertEquals("REJECTED", run.run().state("clash"));
    assertEquals(1, run.run().counts("shop").passed());
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNER__SHOP__PAGE_SIZE, '', 2, invalid value",
    "RUNNER__SHOP__HOME, '', 2, is required and has no value but an empty one",
    "RUNNER__STORE__FILE, '', 2, expected a path",
    "RUNNER__SHOP__PAGE__SIZE, 1, 2, did you mean",
    "RUNNER__NOBODY__X, 1, 2, no installed plugin",
    "RUNNER_SHOP__PAGE_SIZE, x, 0, ''",
    "runner__shop__page_size, x, 0, ''"
  })
  void environmentIsToldApart(String name, String value, int exit, String said) throws Exception {
    workspace.config("shop.home = \"http://a\"\n");
    Finished run = workspace.environment(name, value).run("run");

    assertEquals(exit, run.exit(), run::toString);
    assertTrue(run.err().contains(said), run::err);
  }

  @Test
  void propertiesOfThePluginLibraryHaveNoEffect() throws Exception {
    workspace.config("shop.home = \"http://a\"\n");
    workspace.environment(
        "JAVA_TOOL_OPTIONS", "-Dpf4j.mode=rubbish -Dpf4j.pluginsDir=" + folder.resolve("nowhere"));
    Finished run = workspace.run("run", "--format", "json");

    assertEquals(0, run.exit(), run::toString);
    assertEquals(1, run.run().counts("shop").passed());
    Finished typed = workspace.run("-D", "pf4j.mode=development", "run");
    assertEquals(2, typed.exit(), typed::toString);
    assertTrue(typed.err().contains("'pf4j.mode'"), typed::err);
  }

  private static String passing(String packageName) {
    return TestSource.passing(packageName + ".PlainTests", "runs");
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
    return PluginJar.plugin("shop")
        .service("dev.runner.api.config.OptionDeclarations", "shop.Declared")
        .source(
            declarations(
                "shop",
                "shop",
                """
                Option.uri("home").help("Where it is.").required().build(),
                Option.integer("page-size").help("Items.").defaultValue("50").range(1, 500)
                    .deprecatedNames("items").since("1.2").build(),
                Option.list("colours").help("C.").choices("red", "blue").defaultValue("red").build(),
                Option.string("token").help("T.").secret().build()
                """),
            passing("shop"));
  }
}
