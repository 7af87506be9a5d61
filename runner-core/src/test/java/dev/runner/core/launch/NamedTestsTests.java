package dev.runner.core.launch;

import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.runner.core.launch.Announcement.Kind;
import dev.runner.core.suite.MethodName;
import dev.runner.core.suite.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedTestsTests {

  private static final String SOURCE =
      """
      import java.util.stream.Stream;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.params.*;
      import org.junit.jupiter.params.provider.*;
      abstract class Base {
        @Test void inherited() {}
        @Nested class Below { @Test void deep() {} }
      }
      interface Also { @Test default void byDefault() {} }
      class Shop extends Base implements Also {
        @Test void buys() {}
        @Test void buys(TestInfo info) {}
        @ParameterizedTest @NullSource void all(int[][] a, String[] b, java.util.Map.Entry<?, ?> c) {}
        @TestFactory Stream<DynamicTest> made() { return Stream.of(); }
        @Nested class Cart {
          @Test void adds() {}
          @Nested class Deep { @Test void adds() {} }
        }
        static class Apart { @Test void alone() {} }
      }
      class Second extends Base {}
      @ParameterizedClass @ValueSource(ints = 1) class Each { @Parameter int i; @Test void one() {} }
      """;

  @TempDir static Path folder;

  private static LaunchedPlugin shop;

  @BeforeAll
  static void install() {
    shop = LaunchedPlugin.of(plugin("shop").source("p.Shop", SOURCE), folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Shop",
        "p.Shop",
        "Shop$Cart",
        "Shop$Cart$Deep",
        "Shop$Apart",
        "Second",
        "Each",
        "Shop#buys",
        "Shop#buys()",
        "Shop#buys(TestInfo)",
        "Shop#all(int[][],String[],Entry)",
        "Shop#made",
        "Shop#inherited",
        "Shop#byDefault",
        "Shop$Cart#adds",
        "Shop$Cart$Deep#adds",
        "Second#inherited"
      })
  void areThoseThatJupiterSelects(String name) {
    boolean method = name.contains("#");
    Selection selection =
        new Selection(
            Set.of(),
            Set.of(),
            List.of(),
            List.of(),
            List.of(),
            method ? List.of() : List.of(name),
            method ? List.of(MethodName.parse(name)) : List.of());
    List<String> classes = shop.all().classes().stream().filter(selection::includesClass).toList();
    NamedTests named = new NamedTests(selection, classes);
    shop.discover(Selection.ALL);
    List<String> chosen =
        shop.nodes().values().stream()
            .filter(node -> node.kind() != Kind.CONTAINER)
            .map(Announcement::description)
            .filter(named::wants)
            .map(test -> test.printedId().substring("shop:".length()))
            .sorted()
            .toList();

    shop.discover(selection);

    assertEquals(shop.listed(), chosen);
    assertFalse(chosen.isEmpty());
  }
}
