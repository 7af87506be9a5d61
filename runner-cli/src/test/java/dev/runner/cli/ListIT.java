package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code list} shows, in every format, from the index and without it. */
final class ListIT {

  @TempDir Path folder;

  private TestWorkspace workspace;

  @BeforeEach
  void install() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace")).config("cache.dir = cache\n");
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.CartTests")
                    .member("@Test @Tag(\"b\") @Tag(\"a\") void adds() {}")
                    .member("@Test @Disabled(\"wait, for \\\"it\\\"\") void waits() {}")
                    .member("@Test void sleeps() throws Exception { Thread.sleep(30); }")
                    .member(
                        "@TestId(\"7b9f8b6e-0c1d-4e0c-9d3a-1c2b3a4d5e6f\") @ParameterizedTest @ValueSource(ints = {1, 2})"
                            + " void many(int i) throws Exception { Thread.sleep(20); }")
                    .text()));
  }

  private Path cache() {
    return workspace.root().resolve("cache");
  }

  /** Tells whether a command that is run now leaves traces of forks: plugins are gone. */
  private List<Path> indexFiles() throws IOException {
    Path index = cache().resolve("index");
    if (!Files.exists(index)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(index)) {
      return files.toList();
    }
  }

  @Test
  void showsWhatIsKnownOfEachTestAsJson() throws Exception {
    JsonNode before = workspace.run("list", "--format", "json").json();
    workspace.run("run");
    JsonNode after = workspace.run("list", "--format", "json").json();

    JsonNode adds = after.get(0);
    assertAll(
        () -> assertEquals(4, after.size()),
        () -> assertEquals("shop:shop.CartTests.adds[a,b]", adds.required("id").asString()),
        () -> assertEquals("shop.CartTests", adds.required("class").asString()),
        () -> assertTrue(before.get(0).required("expectedSeconds").isNull()),
        () -> assertTrue(adds.required("skipReason").isNull()),
        () -> assertTrue(after.get(1).required("expectedSeconds").asDouble() >= 0.04),
        () -> assertTrue(after.get(2).required("expectedSeconds").asDouble() >= 0.03),
        () -> assertEquals("wait, for \"it\"", after.get(3).required("skipReason").asString()),
        () -> assertTrue(after.get(3).required("expectedSeconds").isNull()));
  }

  @Test
  void showsTheSameAsCsv() throws Exception {
    assertEquals(
        "id,plugin,class,tags,uuid,expectedSeconds,skipReason\r\n"
            + "\"shop:shop.CartTests.adds[a,b]\",shop,shop.CartTests,a b,,,\r\n"
            + "shop:shop.CartTests.many[id-7b9f8b6e-0c1d-4e0c-9d3a-1c2b3a4d5e6f],shop,shop.CartTests,,7b9f8b6e-0c1d-4e0c-9d3a-1c2b3a4d5e6f,,\r\n"
            + "shop:shop.CartTests.sleeps,shop,shop.CartTests,,,,\r\n"
            + "shop:shop.CartTests.waits,shop,shop.CartTests,,,,\"wait, for \"\"it\"\"\"\r\n",
        workspace.run("list", "--format", "csv").out());
  }

  @Test
  void showsWhyTestsAreLeftOutWhenAskedForMore() throws Exception {
    Path out = Files.writeString(folder.resolve("out.txt"), "many # bug 7\n");
    Finished text = workspace.run("-v", "list", "--exclude-list", out.toString());
    Finished brief = workspace.run("list", "--exclude-list", out.toString());
    JsonNode json =
        workspace.run("-v", "list", "--exclude-list", out.toString(), "--format", "json").json();

    assertAll(
        () -> assertTrue(text.out().contains("#   disabled: wait, for \"it\"\n"), text::out),
        () -> assertTrue(text.out().contains("# left out: shop:shop.CartTests.many["), text::out),
        () -> assertTrue(text.out().contains("out.txt:1): bug 7\n"), text::out),
        () -> assertEquals(3, brief.out().lines().count(), brief::out),
        () ->
            assertTrue(brief.err().contains("1 test left out by exclude list 'many'"), brief::err),
        () -> assertEquals("bug 7", json.get(3).required("leftOut").required("reason").asString()),
        () -> assertFalse(json.get(0).has("leftOut")));
  }

  @Test
  void otherViewsAreTablesToo() throws Exception {
    workspace.run("run");

    List<String> runs = workspace.run("runs", "list", "--format", "csv").out().lines().toList();
    List<String> tests =
        workspace.run("runs", "show", "last", "--format", "csv").out().lines().toList();
    List<String> plugins =
        workspace.run("plugins", "list", "--format", "csv").out().lines().toList();
    String failing = workspace.run("failing", "--format", "csv").out();

    assertAll(
        () -> assertTrue(runs.get(0).startsWith("run,state,outcome,exit,planned,")),
        () -> assertTrue(runs.get(1).contains(",FINISHED,PASSED,0,5,4,0,0,1,0,0,0,")),
        () -> assertEquals(6, tests.size()),
        () ->
            assertTrue(tests.get(0).startsWith("id,uniqueId,uuid,plugin,class,name,tags,outcome")),
        () -> assertTrue(plugins.get(1).startsWith("shop,1.0.0,LOADED,")),
        () -> assertEquals(1, failing.lines().count()));
  }

  @Test
  void comesFromTheIndexWhenNothingHasChanged() throws Exception {
    Finished cold = workspace.run("list", "--format", "json");
    List<Path> index = indexFiles();
    byte[] kept = Files.readAllBytes(index.get(0));
    Path marker = cache().resolve("plugins");
    makeUnloadable(marker);

    Finished warm = workspace.run("list", "--format", "json");
    Finished part = workspace.run("list", "--class", "CartTests", "--tag", "a");

    assertEquals(cold.out(), warm.out());
    assertEquals("shop:shop.CartTests.adds[a,b]\n", part.out());
    assertEquals(1, index.size());
    assertTrue(java.util.Arrays.equals(kept, Files.readAllBytes(index.get(0))));
  }

  /** Spoils the classes that a fork would load: only a list without a fork still knows tests. */
  private static void makeUnloadable(Path plugins) throws IOException {
    for (Path file : Trees.files(plugins)) {
      if (file.endsWith("plugin.jar")) {
        file.toFile().setWritable(true);
        Files.writeString(file, "spoiled");
      }
    }
  }

  @Test
  void isMadeAnewWhenTheJarOrAParameterChangesOrTheIndexIsDamaged() throws Exception {
    workspace.run("list");
    Files.writeString(indexFiles().get(0), "damaged");
    assertEquals(4, workspace.run("list").out().lines().count());
    assertTrue(Files.size(indexFiles().get(0)) > 100);

    workspace.run("list", "-D", "junit.jupiter.displayname.generator.default=x");
    assertEquals(2, indexFiles().size());

    workspace.install(
        "shop", PluginJar.plugin("shop").source(TestSource.passing("shop.CartTests", "other")));
    assertEquals("shop:shop.CartTests.other\n", workspace.run("list").out());
    assertEquals(3, indexFiles().size());
  }

  @Test
  void tellsProblemsOfDiscoveryEachTime() throws Exception {
    Path library =
        PluginJar.plain()
            .source("package gone; public class Gone {}")
            .writeTo(folder.resolve("gone.jar"));
    workspace.install(
        "bad",
        PluginJar.plugin("bad")
            .compiledAgainst(library)
            .source(
                "package bad; class BadTests extends gone.Gone { @org.junit.jupiter.api.Test void x() {} }",
                TestSource.passing("bad.GoodTests", "y")));

    for (int i = 0; i < 2; i++) {
      Finished finished = workspace.run("list");
      assertTrue(finished.err().contains("bad.BadTests"), finished::err);
      assertTrue(finished.out().contains("bad:bad.GoodTests.y\n"), finished::out);
      assertEquals(3, finished.exit(), finished::toString);
    }
    Finished other = workspace.run("list", "--class", "GoodTests");
    assertEquals(0, other.exit(), other::toString);
  }

  @Test
  void printsEachIdOnceWhateverTheEngine() throws Exception {
    workspace.install("vintage", vintage());

    List<String> ids = workspace.run("list").out().lines().toList();
    Path file = Files.write(folder.resolve("all.txt"), ids);
    Finished loaded = workspace.run("list", "--load-list", file.toString());
    Finished ran = workspace.run("run", "--load-list", file.toString(), "--format", "json");

    assertEquals(ids.size(), new HashSet<>(ids).size(), ids::toString);
    assertEquals(ids, loaded.out().lines().toList());
    assertEquals(7, ids.stream().filter(id -> id.startsWith("vintage:")).count(), ids::toString);
    assertEquals(7, ran.run().counts("vintage").passed(), ran::toString);
    assertFalse(loaded.err().contains("is not there"), loaded::err);
  }

  private static PluginJar vintage() throws Exception {
    return PluginJar.plugin("vintage")
        .libraries(Product.vintage())
        .source(
            """
            package v4;
            import org.junit.*;
            import org.junit.runner.RunWith;
            import org.junit.runners.Parameterized;
            @RunWith(Parameterized.class)
            public class EachTests {
              @Parameterized.Parameters(name = "{0}") public static Object[] data() {
                return new Object[] {"a\\nb", "a\\\\nb", "[x]", "x ", "(#1)", "/y:z"};
              }
              @Parameterized.Parameter public String text;
              @Test public void isText() { Assert.assertNotNull(text); }
            }
            """,
            """
            package v4;
            public class OldTests { @org.junit.Test public void passes() {} }
            """);
  }
}
