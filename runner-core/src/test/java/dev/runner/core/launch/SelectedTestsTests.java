package dev.runner.core.launch;

import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.MethodName;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.TestLists;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher finds when not all tests are wanted. */
class SelectedTestsTests {

  @TempDir private Path folder;

  @Test
  void keepsToTheSelection() {
    String body =
        """
        class Shop {
          @Test @Tag("fast") void a() {} @Test @Tag("slow") void b() {}
          @Test void m() {} @Test void m(TestInfo i) {}
        }
        class Other { @Test @Tag("fast") void m() {} }
        """;
    assertListed(body, selection(List.of("fast"), List.of(), List.of()), "Other.m", "Shop.a");
    assertListed(body, selection(List.of(), List.of("Shop", "none"), List.of()), "Other.m");
    assertListed(body, selection(List.of("fast"), List.of(), List.of("Shop")), "Shop.a");
    assertListed(
        body, selection(List.of(), List.of(), List.of(), "Shop#m(TestInfo)"), "Shop.m(TestInfo)");
    assertListed(
        body, selection(List.of(), List.of(), List.of(), "Shop#m"), "Shop.m()", "Shop.m(TestInfo)");
    assertListed(body, selection(List.of(), List.of(), List.of(), "Shop#none"));
  }

  private void assertListed(String body, Selection selection, String... ids) {
    List<String> found =
        shop(body).discover(selection).listed().stream()
            .map(id -> id.substring("p.".length()).replaceAll("\\[.*", ""))
            .toList();
    assertEquals(List.of(ids), found);
  }

  @Test
  void takesAMethodThatAClassInherits() {
    String body = "class Base { @Test void m() {} } class Shop extends Base { @Test void o() {} }";
    assertListed(body, selection(List.of(), List.of(), List.of(), "Shop#m"), "Shop.m");
  }

  @Test
  void countsWhatAnExcludeListLeavesOut() {
    LaunchedPlugin shop =
        shop("class Shop { @Test void a() {} @Test void b1() {} @Test void b2() {} }");
    ListedRegex rule = new ListedRegex("b\\d", "bug 7", "skip.txt:3");
    shop.discover(Selection.ALL.with(new TestLists(Optional.empty(), List.of(rule), List.of())));
    assertEquals(List.of("p.Shop.a"), shop.listed());
    assertEquals(
        "2 tests of plugin 'shop' left out by exclude list 'b\\d' (skip.txt:3): bug 7",
        shop.issues().get(0).message());
  }

  private static Selection selection(
      List<String> tags, List<String> excluded, List<String> classes, String... methods) {
    return new Selection(
        Set.of(),
        Set.of(),
        tags,
        List.of(),
        excluded,
        classes,
        Stream.of(methods).map(MethodName::parse).toList());
  }

  private LaunchedPlugin shop(String body) {
    String imports = "import org.junit.jupiter.api.*; ";
    return LaunchedPlugin.of(plugin("shop").source("p.Shop", imports + body), folder);
  }
}
