package dev.runner.core.launch;

import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.Selection;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedIdTests {

  private static final String IMPORTS =
      """
      import dev.runner.api.TestId;
      import java.util.stream.Stream;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.params.*;
      import org.junit.jupiter.params.provider.*;
      """;

  @TempDir Path folder;

  private LaunchedPlugin shop(String body) {
    return LaunchedPlugin.of(plugin("shop").source("p.Shop", IMPORTS + body), folder);
  }

  private void assertListed(String body, String... ids) {
    LaunchedPlugin discovered = shop(body).discover(Selection.ALL);
    assertEquals(List.of(), discovered.issues());
    assertEquals(List.of(ids), discovered.listed());
  }

  private void assertExecuted(String body, String... verdicts) {
    LaunchedPlugin executed = shop(body).execute();
    assertEquals(List.of(), executed.issues());
    assertEquals(List.of(verdicts), executed.verdicts());
    long names = new HashSet<>(executed.listed()).size();
    assertEquals(executed.listed().size(), names, executed.listed().toString());
  }

  @Test
  void areClassAndMethod() {
    assertListed(
        "class Shop { @Test void buys() {} @Test void sells(TestInfo info) {} void helps() {} }",
        "p.Shop.buys",
        "p.Shop.sells");
  }

  @Test
  void haveAnotherUuidInEachClassThatInheritsATest() {
    String uuid = "7b9f8b6e-0c1d-4e0c-9d3a-1c2b3a4d5e6f";
    LaunchedPlugin discovered =
        shop("""
            class Shop extends Base { @Nested class Own { @TestId("%3$s") @Test void own() {} } }
            class Bank extends Base {}
            abstract class Base {
              @TestId("%1$s") @Test void one() {}
              @Nested class Inner { @TestId("%2$s") @Test void two() {} }
            }
            """
                .formatted(uuid, uuid.replace('7', '8'), uuid.replace('7', '9')))
            .discover(Selection.ALL);
    List<String> ids =
        discovered.listed().stream().map(id -> id.replaceAll(".*\\[id-|\\]", "")).toList();
    assertEquals(5, new HashSet<>(ids).size(), discovered.listed().toString());
    assertEquals(
        1,
        ids.stream().filter(uuid.replace('7', '9')::equals).count(),
        discovered.listed().toString());
  }

  @Test
  void carryUuidAndTagsInLists() {
    String uuid = "7b9f8b6e-0c1d-4e0c-9d3a-1c2b3a4d5e6f";
    LaunchedPlugin discovered =
        shop("""
                @Tag("z") class Shop {
                  @Test @Tag("a") @TestId("%s") void buys() {}
                  @Test void sells() {}
                }
                """
                .formatted(uuid))
            .discover(Selection.ALL);
    assertEquals(
        List.of("p.Shop.buys[id-" + uuid + ",a,z]", "p.Shop.sells[z]"), discovered.listed());
    TestDescription buys = discovered.test("p.Shop.buys");
    assertEquals(Optional.of(uuid), buys.uuid());
    assertEquals("p.Shop", buys.className());
    assertEquals("buys", buys.name());
    assertEquals(
        "[engine:runner]/[plugin:shop]/[engine:junit-jupiter]/[class:p.Shop]/[method:buys()]",
        buys.uniqueId());
  }

  @Test
  void nameTheParametersOfOverloads() {
    assertListed(
        """
        class Shop {
          @Test void buys() {}
          @Test void buys(TestInfo info) {}
          @ParameterizedTest @ValueSource(ints = 1) void buys(int[] a, String... b) {}
          @Test void sells() {}
          void sells(int helper) {}
        }
        """,
        "p.Shop.buys()",
        "p.Shop.buys(TestInfo)",
        "p.Shop.buys(int[],String[])",
        "p.Shop.sells()");
  }

  @Test
  void nameTheParametersInFullWhereSimpleNamesAreEqual() {
    assertListed(
        """
        class Shop {
          @ParameterizedTest @NullSource void on(java.util.Date day) {}
          @ParameterizedTest @NullSource void on(java.sql.Date day) {}
          @ParameterizedTest @NullSource void on(long day) {}
        }
        """,
        "p.Shop.on(java.sql.Date)",
        "p.Shop.on(java.util.Date)",
        "p.Shop.on(long)");
  }

  @Test
  void areThoseOfTheClassThatInheritsATest() {
    assertListed(
        """
        abstract class Base { @Test void same() {} @Test void twice(TestInfo i) {} }
        interface Other { @Test default void byDefault() {} }
        class Shop extends Base implements Other { @Test void twice() {} @Test void same() {} }
        class Second extends Base {}
        """,
        "p.Second.same",
        "p.Second.twice",
        "p.Shop.byDefault",
        "p.Shop.same",
        "p.Shop.twice()",
        "p.Shop.twice(TestInfo)");
  }

  @Test
  void leadThroughNestedClasses() {
    LaunchedPlugin discovered =
        shop("""
                class Shop {
                  @Nested class Cart { @Test void adds() {} @Nested class Deep { @Test void x() {} } }
                  static class Apart { @Test void alone() {} }
                }
                """)
            .discover(Selection.ALL);
    assertEquals(
        List.of("p.Shop$Apart.alone", "p.Shop$Cart$Deep.x", "p.Shop$Cart.adds"),
        discovered.listed());
    TestDescription deep = discovered.test("p.Shop$Cart$Deep.x");
    assertEquals("p.Shop", deep.className());
    assertEquals("Cart$Deep.x", deep.name());
    assertEquals("p.Shop$Apart", discovered.test("p.Shop$Apart.alone").className());
  }

  @Test
  void numberInvocations() {
    assertExecuted(
        """
        class Shop {
          @ParameterizedTest @ValueSource(ints = {7, 8}) void many(int i) {}
          @RepeatedTest(2) void again() {}
        }
        """,
        "p.Shop.again PASSED",
        "p.Shop.again(#1) PASSED",
        "p.Shop.again(#2) PASSED",
        "p.Shop.many PASSED",
        "p.Shop.many(#1) PASSED",
        "p.Shop.many(#2) PASSED");
  }

  @Test
  void numberDynamicTestsAndTheirContainers() {
    assertExecuted(
        """
        class Shop {
          @TestFactory Stream<DynamicNode> made() {
            return Stream.of(
                DynamicTest.dynamicTest("same name", () -> {}),
                DynamicContainer.dynamicContainer("same name", Stream.of(
                    DynamicTest.dynamicTest("in", () -> {}),
                    DynamicTest.dynamicTest("in", () -> {}))));
          }
        }
        """,
        "p.Shop.made PASSED",
        "p.Shop.made(#1) PASSED",
        "p.Shop.made(#2)(#1) PASSED",
        "p.Shop.made(#2)(#2) PASSED");
  }

  @Test
  void numberTheInvocationsOfClasses() {
    assertExecuted(
        """
        @ParameterizedClass @ValueSource(ints = {7, 8}) class Shop {
          @Parameter int i;
          @Test void one() {}
          @ParameterizedTest @ValueSource(ints = 9) void many(int j) {}
        }
        """,
        "p.Shop PASSED",
        "p.Shop(#1).many PASSED",
        "p.Shop(#1).many(#1) PASSED",
        "p.Shop(#1).one PASSED",
        "p.Shop(#2).many PASSED",
        "p.Shop(#2).many(#1) PASSED",
        "p.Shop(#2).one PASSED");
  }

  @Test
  void nameTheClassOfAMethodThatIsNotOverridden() {
    LaunchedPlugin discovered =
        LaunchedPlugin.of(
                plugin("shop")
                    .source("q.Base", IMPORTS + "public class Base { @Test void same() {} }")
                    .source(
                        "p.Shop", IMPORTS + "class Shop extends q.Base { @Test void same() {} }"),
                folder)
            .discover(Selection.ALL);
    assertEquals(
        List.of("p.Shop.q.Base#same()", "p.Shop.same()", "q.Base.same"), discovered.listed());
  }

  @Test
  void haveNoBracketsInTheirMarks() {
    assertListed("class Shop { @Test @Tag(\"a[b]\") void buys() {} }", "p.Shop.buys[a(b)]");
  }

  @Test
  void areTheSameWhateverElseIsSelected() {
    String body =
        "class Shop { @Test void buys() {} @Test void buys(TestInfo i) {} @Test void x() {} }";
    LaunchedPlugin one = shop(body).discover(regex("\\(TestInfo\\)"));
    assertEquals(List.of("p.Shop.buys(TestInfo)"), one.listed());
    assertTrue(one.test("p.Shop.buys(TestInfo)").uniqueId().contains("[method:buys("));
  }

  static Selection regex(String regex) {
    return new Selection(
        java.util.Set.of(),
        java.util.Set.of(),
        List.of(),
        List.of(regex),
        List.of(),
        List.of(),
        List.of());
  }
}
