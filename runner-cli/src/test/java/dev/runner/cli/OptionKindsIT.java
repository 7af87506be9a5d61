package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every kind of option and all that can be said of one, from declaration to test. */
final class OptionKindsIT {

  private static final String CANARY = "c4n4ry-of-the-map";

  @TempDir private Path folder;

  private TestWorkspace workspace;

  @BeforeEach
  void install() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install("shop", shop());
  }

  @Test
  void reachTestsFromFilesVariablesAndTheCommandLine() throws Exception {
    workspace.config("shop { buffer = 64k, labels { a = 1, \"b.c\" = 2 } }\n");
    workspace.environment("RUNNER__SHOP__REGIONS", "eu, us");
    Finished run = workspace.run("-D", "shop.labels.a=3", "run", "-r", "KindTests");
    assertEquals(1, run.exit(), run::toString);
    String message = workspace.last().test("shop:shop.KindTests.tells").message();
    assertTrue(message.contains("65536 {a=3, b.c=2} [eu, us] FAST"), message);

    workspace.environment("RUNNER__SHOP__LABELS", "x=y=z,k=" + CANARY.substring(0, 6));
    workspace.run("run", "-r", "KindTests");
    String again = workspace.last().test("shop:shop.KindTests.tells").message();
    assertTrue(again.contains("{x=y=z, k=c4n4ry} [eu, us] FAST"), again);
  }

  @Test
  void areRefusedWithWhatIsAllowed() throws Exception {
    workspace.config(
        "shop {\n  buffer = 3g\n  labels = nothing\n  code = A1\n  speed = slowly\n}\n");
    Finished check = workspace.run("config", "check");
    assertEquals(2, check.exit(), check::toString);
    for (String text :
        List.of(
            "runner.conf:2): invalid value '3g' (allowed are sizes from 1k to 2g)",
            "runner.conf:3): invalid value 'nothing' (expected key=value pairs such as a=1,b=2",
            "runner.conf:4): invalid value 'A1' (it must match [a-z]+[0-9])",
            "runner.conf:5): invalid value 'slowly' (allowed are fast, slow)")) {
      assertTrue(check.out().contains(text), () -> text + " in " + check);
    }
  }

  @Test
  void areRequiredWhereAnotherOneIsSet() throws Exception {
    workspace.config("shop.auth = basic\n");
    Finished run = workspace.run("run");
    assertEquals(2, run.exit(), run::toString);
    assertTrue(
        run.err().contains("'shop.password' is required if 'shop.auth' is 'basic'"), run::err);
    workspace.environment("RUNNER__SHOP__PASSWORD", CANARY);
    assertEquals(0, workspace.run("config", "check").exit());
  }

  @Test
  void areReadUnderTheFormerNameOfTheirGroupWithAReason() throws Exception {
    workspace.config("market.buffer = 2k\n");
    Finished shown = workspace.run("config", "show", "--origin");
    assertEquals(0, shown.exit(), shown::toString);
    assertTrue(shown.out().startsWith("shop.buffer = 2k  # "), shown::out);
    assertTrue(
        shown.err().contains("the old name will be removed in 2.0 (there are other markets)"),
        shown::err);
    Finished unused = workspace.run("-D", "shop.buffer=2k", "config", "check");
    assertTrue(
        unused.out().contains("none of them in use here: market.* (now shop.*)\n"), unused::out);
    Finished legacy = workspace.run("-Dshop.legacy=true", "config", "check");
    assertEquals(0, legacy.exit(), legacy::toString);
    assertTrue(legacy.out().contains("will be removed in 3.0 (all shops are new)"), legacy::out);
  }

  @Test
  void showNoSecretInAnyFormat() throws Exception {
    workspace.environment("RUNNER__SHOP__KEYS", "one=" + CANARY + ",two=" + CANARY + "2");
    for (String format : List.of("text", "json", "csv")) {
      Finished shown = workspace.run("config", "show", "--effective", "--format", format);
      assertTrue(shown.out().contains("shop.keys"), shown::toString);
      assertFalse(shown.toString().contains(CANARY), shown::toString);
      Finished check = workspace.run("config", "check", "--format", format);
      assertFalse(check.toString().contains(CANARY), check::toString);
    }
    Finished run = workspace.run("run", "--format", "json", "-r", "SecretTests");
    assertEquals(1, run.exit(), run::toString);
    assertFalse(run.toString().contains(CANARY), run::toString);
    assertTrue(
        workspace.last().test("shop:shop.SecretTests.tells").message().contains("key is ***"));
  }

  @Test
  void areDescribedInEveryFormat() throws Exception {
    Finished text = workspace.run("config", "sample", "--plugin", "shop");
    assertTrue(text.out().contains("\n#   fast: in memory\n#   slow: on disk\n"), text::out);
    assertTrue(text.out().contains("# Required if 'shop.auth' is 'basic'. Any text."), text::out);

    JsonNode json = workspace.run("config", "sample", "--format", "json").json();
    JsonNode buffer = option(json, "shop.buffer");
    assertEquals("{\"min\":1024.0,\"max\":2.147483648E9}", buffer.get("range").toString());
    assertEquals("market.buffer", buffer.get("formerKeys").get(0).get("key").asString());
    assertTrue(option(json, "shop.password").get("default").isNull());
    assertEquals("RUNNER__STORE__FILE", option(json, "store.file").get("variable").asString());

    Finished csv = workspace.run("config", "sample", "--format", "csv", "--plugin", "shop");
    assertTrue(csv.out().startsWith("key,kind,default,required,requiredIf,"), csv::out);
    Finished page = workspace.run("config", "sample", "--format", "markdown");
    assertTrue(page.out().contains("| `shop.buffer` | a size such as 64k"), page::out);
    assertTrue(page.out().contains("| `store.file` | a path | `\".runner/store.db\"`"), page::out);
    assertFalse(page.out().contains("c4n4ry-of-the-default"), page::out);
    assertEquals(2, workspace.run("config", "sample", "--format", "markdown", "--minimal").exit());
  }

  @Test
  void endEveryJsonWithALine() throws Exception {
    for (String[] command :
        List.of(
            new String[] {"config", "sample", "--format", "json"},
            new String[] {"config", "show", "--format", "json"},
            new String[] {"config", "check", "--format", "json"},
            new String[] {"plugins", "list", "--format", "json"},
            new String[] {"list", "--format", "json"})) {
      Finished finished = workspace.run(command);
      assertTrue(
          finished.out().endsWith("]\n") || finished.out().endsWith("}\n"), finished::toString);
    }
  }

  @Test
  void extendAGroupOfAnotherPluginAndGiveWayToIt() throws Exception {
    workspace.install("more", extending("more", "Option.integer(\"extra\").help(\"E.\")", "extra"));
    workspace.install("rival", extending("rival", "Option.bool(\"buffer\").help(\"B.\")", "extra"));
    Finished run =
        workspace.run(
            "-D",
            "shop.extra=7",
            "run",
            "--format",
            "json",
            "-r",
            "more:|rival:|shop:.*PlainTests");
    assertEquals(3, run.exit(), run::toString);
    assertEquals("REJECTED", run.run().state("rival"));
    assertEquals("LOADED", run.run().state("shop"));
    assertEquals(1, run.run().counts("more").passed(), run::toString);
    assertTrue(
        run.run().issues("plugin.option-clash").toString().contains("'rival', 'shop'"), run::out);
  }

  @Test
  void decideWhichTestsRun() throws Exception {
    Finished run = workspace.run("run", "--format", "json", "-r", "SwitchedTests|WrongTests");
    assertEquals(1, run.exit(), run::toString);
    assertEquals("SKIPPED", workspace.last().test("shop:shop.SwitchedTests.slow").outcome());
    assertEquals(
        "option shop.speed is \"fast\", wanted \"slow\"",
        workspace.last().test("shop:shop.SwitchedTests.slow").message());
    assertEquals("PASSED", workspace.last().test("shop:shop.SwitchedTests.fast").outcome());
    String wrong = workspace.last().test("shop:shop.WrongTests.runs").message();
    assertTrue(wrong.contains("did you mean 'shop.speed'?"), wrong);
    workspace.run("-Dshop.speed=slow", "run", "-r", "SwitchedTests");
    assertEquals("PASSED", workspace.last().test("shop:shop.SwitchedTests.slow").outcome());
  }

  private static JsonNode option(JsonNode all, String key) {
    return StreamSupport.stream(all.spliterator(), false)
        .filter(one -> one.required("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static PluginJar extending(String id, String option, String read) {
    return PluginJar.plugin(id)
        .service("dev.runner.api.config.OptionDeclarations", id + ".Declared")
        .source(
            """
            package %s;
            import dev.runner.api.config.*;
            public class Declared implements OptionDeclarations {
              public java.util.List<OptionGroup> optionGroups() {
                return java.util.List.of(OptionGroup.extending("shop", %s.build()));
              }
            }
            """
                .formatted(id, option),
            """
            package %s;
            import dev.runner.api.junit.*;
            import org.junit.jupiter.api.*;
            class ExtendingTests {
              @Test
              void reads(@OptionValue("shop.%s") int own, @OptionValue("shop.buffer") long others) {
                Assertions.assertEquals(7, own);
                Assertions.assertEquals(4096, others);
              }
            }
            """
                .formatted(id, read));
  }

  private static PluginJar shop() {
    return PluginJar.plugin("shop")
        .service("dev.runner.api.config.OptionDeclarations", "shop.Declared")
        .source(
            """
            package shop;
            import dev.runner.api.config.*;
            public class Declared implements OptionDeclarations {
              public java.util.List<OptionGroup> optionGroups() {
                return java.util.List.of(OptionGroup.of("shop", "A shop.",
                    Option.size("buffer").help("B.").range("1k", "2g").defaultValue("4k").build(),
                    Option.map("labels").help("L.").build(),
                    Option.map("keys").help("K.").secret().build(),
                    Option.list("regions").help("R.").build(),
                    Option.string("code").help("C.").pattern("[a-z]+[0-9]").build(),
                    Option.oneOf("speed", Speed.class).help("S.").defaultValue("fast")
                        .choice("fast", "in memory").choice("slow", "on disk").build(),
                    Option.string("auth").help("A.").choices("none", "basic").build(),
                    Option.secret("password").help("P.").requiredIf("auth", "basic").build(),
                    Option.secret("pin").help("P.").defaultValue("c4n4ry-of-the-default").build(),
                    Option.bool("legacy").help("L.").deprecated("all shops are new", "3.0").build())
                    .deprecatedName("market", "there are other markets", "2.0"));
              }
            }
            """,
            "package shop; public enum Speed { FAST, SLOW }",
            TestSource.passing("shop.PlainTests", "runs"),
            """
            package shop;
            import dev.runner.api.junit.*;
            import java.util.*;
            import org.junit.jupiter.api.*;
            class KindTests {
              @OptionValue("shop.buffer") long buffer;
              @OptionValue("shop.labels") Map<String, String> labels;
              @OptionValue("shop.regions") List<String> regions;
              @OptionValue("shop.speed") Speed speed;
              @Test void tells() {
                Assertions.fail(buffer + " " + labels + " " + regions + " " + speed);
              }
            }
            """,
            """
            package shop;
            import dev.runner.api.junit.*;
            import java.util.*;
            import org.junit.jupiter.api.*;
            class SecretTests {
              @Test void tells(@OptionValue("shop.keys") Map<String, String> keys) {
                Assertions.fail("key is " + keys.get("one"));
              }
            }
            """,
            """
            package shop;
            import dev.runner.api.junit.*;
            import org.junit.jupiter.api.*;
            class SwitchedTests {
              @Test @EnabledIfOption(value = "shop.speed", anyOf = "slow") void slow() {}
              @Test @EnabledIfOption("shop.speed") void fast() {}
            }
            """,
            """
            package shop;
            import dev.runner.api.junit.*;
            import org.junit.jupiter.api.*;
            class WrongTests {
              @Test @EnabledIfOption("shop.sped") void runs() {}
            }
            """);
  }
}
