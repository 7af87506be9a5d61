package dev.runner.core.plugin;

import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestIdClashesTests {

  private static final String ONE = "aaaaaaaa-1111-4111-8111-111111111111";
  private static final String TWO = "22222222-2222-4222-8222-222222222222";

  private static final String IMPORT = "import dev.runner.api.TestId;\n";

  @TempDir private Path folder;

  private InstalledPlugins installed(String shop, String stock) {
    Installation installation = new Installation(folder);
    installation.install("shop.jar", plugin("shop").source("p.Shop", IMPORT + shop));
    installation.install("stock.jar", plugin("stock").source("q.Stock", IMPORT + stock));
    return installation.read();
  }

  @Test
  void takeFromBothPluginsAnIdThatTwoTestsCarry() {
    InstalledPlugins checked =
        new TestIdClashes()
            .disown(
                installed(
                    "class Shop { @TestId(\"%s\") void a() {} @TestId(\"%s\") void b() {} }"
                        .formatted(ONE, TWO),
                    "class Stock { @TestId(\"%s\") void c() {} }"
                        .formatted(ONE.toUpperCase(Locale.ROOT))));

    assertEquals(List.of("plugin.duplicate-test-id"), codes(checked));
    assertEquals(Set.of(ONE), ids(checked, "shop").disowned());
    assertEquals(Set.of(ONE), ids(checked, "stock").disowned());
    assertEquals(Map.of("p.Shop", List.of(TWO)), ids(checked, "shop").byClass());
  }

  @Test
  void sayNothingOfIdsThatAreUniqueOrInherited() {
    InstalledPlugins plugins =
        installed(
            "@TestId(\"%s\") class Shop { @TestId(\"%s\") void a() {} } class More extends Shop {}"
                .formatted(ONE, TWO),
            "class Stock {}");
    assertEquals(plugins, new TestIdClashes().disown(plugins));
    assertEquals(2, ids(plugins, "shop").claims().size());
  }

  @Test
  void nameAnIdThatIsNoUuid() {
    InstalledPlugins checked =
        new TestIdClashes()
            .disown(installed("class Shop { @TestId(\"x\\ty\") void a() {} }", "class Stock {}"));
    assertEquals(List.of("plugin.bad-test-id"), codes(checked));
    assertTrue(checked.issues().get(0).message().startsWith("'p.Shop.a' of plugin 'shop' has"));
  }

  @Test
  void knowUuids() {
    assertTrue(TestIdIndex.isUuid(ONE));
    assertTrue(TestIdIndex.isUuid(ONE.toUpperCase(Locale.ROOT)));
    assertFalse(TestIdIndex.isUuid(ONE + "0"));
    assertFalse(TestIdIndex.isUuid(ONE.substring(1)));
    assertFalse(TestIdIndex.isUuid(ONE.replace('-', '_')));
    assertFalse(TestIdIndex.isUuid("g" + ONE.substring(1)));
    assertFalse(TestIdIndex.isUuid(""));
  }

  private static List<String> codes(InstalledPlugins plugins) {
    return plugins.issues().stream().map(Issue::code).toList();
  }

  private static TestIdIndex ids(InstalledPlugins plugins, String id) {
    return plugins.find(new PluginId(id)).orElseThrow().contents().testIds();
  }
}
