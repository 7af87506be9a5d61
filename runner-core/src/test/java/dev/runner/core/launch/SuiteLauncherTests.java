package dev.runner.core.launch;

import static dev.runner.core.testing.PluginJarBuilder.jar;
import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Selection;
import dev.runner.core.testing.PluginJarBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteLauncherTests {

  private static final String IMPORTS =
      """
      import java.util.stream.*;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.params.*;
      import org.junit.jupiter.params.provider.*;
      import static org.junit.jupiter.api.Assertions.*;
      import static org.junit.jupiter.api.Assumptions.*;
      """;

  @TempDir Path folder;

  private static PluginJarBuilder jarOf(String body) {
    return plugin("shop").source("p.Shop", IMPORTS + body);
  }

  private LaunchedPlugin shop(String body) {
    return LaunchedPlugin.of(jarOf(body), folder);
  }

  @Test
  void tellsOfEachNodeInOrder() {
    LaunchedPlugin shop =
        shop("class Shop { @ParameterizedTest @ValueSource(ints = 1) void many(int i) {} }");
    assertEquals(
        List.of(
            "announced - shop",
            "announced - p.Shop",
            "announced p.Shop.many",
            "started - shop",
            "started - p.Shop",
            "started p.Shop.many",
            "announced p.Shop.many(#1)",
            "started p.Shop.many(#1)",
            "finished p.Shop.many(#1) PASSED",
            "finished p.Shop.many PASSED",
            "finished - p.Shop PASSED",
            "finished - shop PASSED"),
        shop.execute().events());
  }

  @Test
  void tellsHowTestsEnd() {
    LaunchedPlugin shop =
        shop(
            """
            class Shop {
              @Test void passes() {}
              @Test void fails() { assertEquals(1, 2); }
              @Test void breaks() { throw new IllegalStateException(); }
              @Test void gives_up() { assumeTrue(false, "no net"); }
              @Test @Disabled("later") void waits() {}
            }
            """);
    assertEquals(
        List.of(
            "p.Shop.breaks ERROR EXCEPTION",
            "p.Shop.fails FAILED ASSERTION",
            "p.Shop.gives_up ABORTED ASSUMPTION",
            "p.Shop.passes PASSED",
            "p.Shop.waits SKIPPED DISABLED"),
        shop.execute().verdicts());
  }

  @Test
  void tellsOfContainersThatEndBadly() {
    LaunchedPlugin shop =
        shop(
            """
            class Shop { @BeforeAll static void up() { fail("no"); } @Test void a() {} }
            @Disabled class Off { @Test void b() {} }
            """);
    List<String> events = shop.execute().events();
    assertTrue(events.contains("finished - p.Shop FAILED ASSERTION"), events.toString());
    assertTrue(events.contains("finished - p.Off SKIPPED DISABLED"), events.toString());
    assertTrue(events.stream().noneMatch("started p.Shop.a"::equals), events.toString());
  }

  @Test
  void tellsWhatIsDisabledWhereTestsAreOnlyListed() {
    String body =
        """
        class Shop {
          @Test @Disabled("later") void a() {}
          @Test void b() {}
          @Nested @Disabled class In { @Test void c() {} }
        }
        """;
    List<String> events = shop(body).discover(Selection.ALL).events();
    assertEquals(
        List.of("disabled p.Shop$In.c: ", "disabled p.Shop.a: later"),
        events.stream().filter(event -> event.startsWith("disabled")).sorted().toList());
    assertTrue(shop(body).execute().events().stream().noneMatch(e -> e.startsWith("disabled")));
  }

  @Test
  void doesNotTakeADeactivatedConditionForOne() {
    LaunchedPlugin shop =
        LaunchedPlugin.of(
            plugin("shop").source("p.Shop", IMPORTS + "class Shop { @Disabled @Test void a() {} }"),
            folder,
            Map.of("junit.jupiter.conditions.deactivate", "*"));
    assertTrue(
        shop.discover(Selection.ALL).events().stream().noneMatch(e -> e.startsWith("disabled")));
  }

  @Test
  void takesUpTheInvocationsOfAWindow() {
    LaunchedPlugin shop =
        shop(
            """
            class Shop {
              @ParameterizedTest @ValueSource(ints = {1, 2, 3}) void many(int i) {}
              @TestFactory Stream<DynamicTest> made() {
                return IntStream.range(0, 3).mapToObj(i -> DynamicTest.dynamicTest("x", () -> {}));
              }
            }
            """);
    shop.discover(Selection.ALL);
    String many = shop.test("p.Shop.many").uniqueId();
    String made = shop.test("p.Shop.made").uniqueId();
    List<String> ids =
        List.of(
            many + "/[test-template-invocation:#3]",
            many + "/[test-template-invocation:#4]",
            made + "/[dynamic-test:#2]",
            made + "/[dynamic-container:#2]");
    shop.execute(shop.all().only(ids));
    assertEquals(
        List.of(
            "p.Shop.made PASSED",
            "p.Shop.made(#2) PASSED",
            "p.Shop.many PASSED",
            "p.Shop.many(#3) PASSED"),
        shop.verdicts());
  }

  @Test
  void findsNoFaultWithAWindowBehindTheLastInvocation() {
    LaunchedPlugin shop =
        shop("class Shop { @ParameterizedTest @ValueSource(ints = 1) void many(int i) {} }");
    String many = shop.discover(Selection.ALL).test("p.Shop.many").uniqueId();
    shop.execute(shop.all().only(List.of(many + "/[test-template-invocation:#2]")));
    assertEquals(List.of("p.Shop.many PASSED"), shop.verdicts());
  }

  @Test
  void numbersNodesOnThroughAllPortions() {
    LaunchedPlugin shop = shop("class Shop { @Test void a() {} }");
    shop.execute(shop.all(), shop.all());
    assertEquals(6, shop.nodes().size());
    assertEquals(List.of("p.Shop.a PASSED", "p.Shop.a PASSED"), shop.verdicts());
  }

  @Test
  void losesOneClassThatCannotBeLoadedAndNoOther() {
    Path base = jar().source("gone.Base", "public class Base {}").write(folder.resolve("base.jar"));
    LaunchedPlugin shop =
        LaunchedPlugin.of(
            jarOf(
                    "class Shop extends gone.Base { @Test void a() {} } class Ok { @Test void b() {} }")
                .seeing(base),
            folder);
    assertEquals(List.of("p.Ok.b PASSED"), shop.execute().verdicts());
    Issue issue = shop.issues().get(0);
    assertEquals("suite.class-not-loadable", issue.code());
    assertEquals("p.Shop", issue.subject());
    assertTrue(issue.message().contains("gone/Base"), issue.message());
  }

  @Test
  void losesOneClassWhoseSignaturesCannotBeLoadedAndNoOther() {
    Path type = jar().source("gone.Type", "public class Type {}").write(folder.resolve("t.jar"));
    LaunchedPlugin shop =
        LaunchedPlugin.of(
            jarOf(
                    "class Shop { @Test void a() {} void x(gone.Type t) {} }"
                        + " class Ok { @Test void b() {} }")
                .seeing(type),
            folder);
    assertEquals(List.of("p.Ok.b PASSED"), shop.execute().verdicts());
    assertEquals("suite.discovery-failed", shop.issues().get(0).code());
    assertEquals("p.Shop", shop.issues().get(0).subject());
  }

  @Test
  void passesOnWhatAnEngineFindsWrong() {
    LaunchedPlugin shop = shop("class Shop { @Test private void hidden() {} @Test void a() {} }");
    assertEquals("suite.discovery-issue", shop.discover(Selection.ALL).issues().get(0).code());
    assertTrue(shop.issues().get(0).message().contains("hidden"));
  }

  @Test
  void runsTestsWithThePluginsOwnLoader() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    LaunchedPlugin shop =
        shop(
            """
            class Shop {
              @Test void a() {
                assertSame(Shop.class.getClassLoader(), Thread.currentThread().getContextClassLoader());
              }
            }
            """);
    assertEquals(List.of("p.Shop.a PASSED"), shop.execute().verdicts());
    assertSame(before, Thread.currentThread().getContextClassLoader());
  }

  @Test
  void prefersItsOwnParametersToThoseOfTheJar() {
    String key = "junit.jupiter.displayname.generator.default";
    String indicative = "org.junit.jupiter.api.DisplayNameGenerator$IndicativeSentences";
    String spaces = "org.junit.jupiter.api.DisplayNameGenerator$ReplaceUnderscores";
    PluginJarBuilder jar =
        jarOf("class Shop { @Test void a_b() {} }")
            .entry("junit-platform.properties", key + "=" + indicative);
    LaunchedPlugin ofJar = LaunchedPlugin.of(jar, folder).discover(Selection.ALL);
    assertEquals("Shop, a_b()", ofJar.test("p.Shop.a_b").displayName());
    LaunchedPlugin set = LaunchedPlugin.of(jar, folder, Map.of(key, spaces));
    assertEquals("a b", set.discover(Selection.ALL).test("p.Shop.a_b").displayName());
  }

  @Test
  void refusesAPluginThatIsNotLoaded() {
    LaunchedPlugin shop = shop("class Shop {}");
    Portion other = Portion.ofClasses(new PluginId("other"), List.of());
    assertThrows(IllegalArgumentException.class, () -> shop.execute(other));
  }
}
