package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.PluginOptions;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapOptionTests {

  private static final PluginId SHOP = new PluginId("shop");

  private static final DeclaredOptions PLUGIN =
      plugin(
          "shop",
          OptionGroup.of(
              "shop",
              "Shop.",
              Option.map("labels")
                  .help("L.")
                  .defaultValue("a=0")
                  .deprecatedNames("tags")
                  .pattern("[^!]*")
                  .build(),
              Option.map("keys").help("K.").secret().build()));

  @TempDir Path folder;

  private Workspace workspace() {
    return new Workspace(folder);
  }

  private static Map<?, ?> labels(MergedConfig merged) {
    return new PluginOptions(merged.declared(SHOP), merged.values(SHOP))
        .get("shop.labels", Map.class);
  }

  private static MergedConfig good(Workspace workspace) {
    MergedConfig merged = workspace.merged(PLUGIN);
    assertEquals(List.of(), merged.issues());
    return merged;
  }

  @Test
  void haveADefaultThatGivesWayAsAWhole() {
    assertEquals(Map.of("a", "0"), labels(good(workspace())));
    assertEquals(
        Map.of("b", "1"), labels(good(workspace().file("runner.conf", "shop.labels.b = 1"))));
    assertEquals(Map.of("a", "0"), labels(good(workspace().file("x.conf", "shop.labels = {}"))));
    assertEquals(Map.of(), labels(good(workspace().set("shop.labels", ""))));
  }

  @Test
  void areBlocksInFilesWhereTheStrongerReplacesSingleValues() {
    Workspace workspace =
        workspace()
            .file("strong.conf", "shop { labels { b = two, c = null } }")
            .file("weak.conf", "shop.labels { a = 1.10, b = 2, c = 3, \"d.e\" = 4 }");
    MergedConfig merged = good(workspace);
    assertEquals(Map.of("a", "1.10", "b", "two", "d.e", "4"), labels(merged));
    assertEquals(
        workspace.path("weak.conf") + ":1", merged.options().get("shop.labels").origin().text());
  }

  @Test
  void mayBeATextOrAListInAFile() {
    assertEquals(
        Map.of("a", "1", "b", "2"),
        labels(good(workspace().file("runner.conf", "shop.labels = \"a=1,b=2\""))));
    assertEquals(
        Map.of("a", "1,5", "b", "2"),
        labels(good(workspace().file("runner.conf", "shop.labels = [\"a=1,5\", \"b=2\"]"))));
  }

  @Test
  void areSetByVariablesAsAWhole() {
    Workspace workspace =
        workspace()
            .file("runner.conf", "shop.labels { a = 1, b = 2 }")
            .variable("RUNNER__SHOP__LABELS", "b=3, c=x=y");
    MergedConfig merged = good(workspace);
    assertEquals(Map.of("b", "3", "c", "x=y"), labels(merged));
    assertEquals(
        "environment variable RUNNER__SHOP__LABELS",
        merged.options().get("shop.labels").origin().text());
  }

  @Test
  void takeSingleValuesFromTheCommandLine() {
    Workspace workspace =
        workspace()
            .file("runner.conf", "shop.labels { a = 1, b = 2 }")
            .set("shop.labels.b", "3")
            .set("shop.labels.c.d", "4");
    assertEquals(Map.of("a", "1", "b", "3", "c.d", "4"), labels(good(workspace)));
    workspace.variable("RUNNER__SHOP__LABELS", "e=5");
    assertEquals(Map.of("b", "3", "c.d", "4", "e", "5"), labels(good(workspace)));
    workspace.set("shop.labels", "f=6,b=0");
    assertEquals(Map.of("b", "3", "c.d", "4", "f", "6"), labels(good(workspace)));
  }

  @Test
  void areReadUnderFormerNames() {
    MergedConfig merged =
        workspace().file("runner.conf", "shop.tags { a = 1, b = 2 }").merged(PLUGIN);
    assertEquals(Map.of("a", "1", "b", "2"), labels(merged));
    Issue issue = Workspace.only(merged.issues());
    assertEquals("config.deprecated-name", issue.code());
    assertEquals("shop.tags", issue.subject());
  }

  @Test
  void areRefusedIfTheyAreNone() {
    for (String text : List.of("\"a\"", "\"a=1,a=2\"", "{ a = \"b!\" }", "{ \"a=b\" = 1 }")) {
      Issue issue =
          Workspace.only(
              workspace().file("runner.conf", "shop.labels = " + text).merged(PLUGIN).issues());
      assertEquals("config.invalid-value", issue.code(), text);
      assertEquals(Optional.of(folder.resolve("runner.conf") + ":1"), issue.origin(), text);
    }
    Issue variable = workspace().variable("RUNNER__SHOP__LABELS", "a").issue(PLUGIN);
    assertTrue(
        variable.message().contains("(expected key=value pairs such as a=1,b=2, each key once)"),
        variable.message());
    assertEquals("config.unknown-key", workspace().set("shop.label.a", "1").issue(PLUGIN).code());
  }

  @Test
  void areShownAsTheyWouldStandInAFile() {
    Workspace workspace = workspace().set("shop.labels", "a-b=1,c.d=x y");
    List<ConfigSetting> settings = new ConfigSettings().of(good(workspace), workspace.sources());
    ConfigSetting labels =
        settings.stream().filter(s -> s.key().equals("shop.labels")).findFirst().orElseThrow();
    assertEquals("{a-b = \"1\", \"c.d\" = \"x y\"}", labels.hocon());
    assertTrue(labels.isMap());
  }

  @Test
  void areMaskedAsAWholeAndByEachOfTheirValues() {
    Workspace workspace = workspace().variable("RUNNER__SHOP__KEYS", "a=c4n4ry-one,b=c4n4ry-two");
    MergedConfig merged = good(workspace);
    assertEquals("***", merged.shown(SHOP).get("shop.keys"));
    assertFalse(new ConfigSettings().of(merged, workspace.sources()).toString().contains("c4n4ry"));
    assertEquals("a *** and ***", merged.secrets().mask("a c4n4ry-one and c4n4ry-two"));
  }
}
