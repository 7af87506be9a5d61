package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigMergerTests {

  private static final PluginId SHOP = new PluginId("my.shop");

  private static final OptionGroup GROUP =
      OptionGroup.of(
          "shop",
          "The shop.",
          Option.uri("endpoint").help("Where it is.").build(),
          Option.integer("page-size").help("Items.").defaultValue("50").range(1, 500).build(),
          Option.list("regions").help("Regions.").defaultValue("eu,us").build());

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(folder);
  }

  private ResolvedOption pageSize() {
    MergedConfig merged = workspace.merged(plugin("my.shop", GROUP));
    assertEquals(List.of(), merged.issues());
    return merged.options().get("shop.page-size");
  }

  private void assertPageSize(String value, String origin) {
    ResolvedOption resolved = pageSize();
    assertEquals(Optional.of(List.of(value)), resolved.values());
    assertEquals(origin, resolved.origin().text());
  }

  @Test
  void givesEachValueFromTheStrongestSourceThatHasOne() {
    assertPageSize("50", "default of plugin my.shop");
    workspace.file("given.conf", "other { }\n").file("runner.conf", "\nshop.page-size = 2\n");
    workspace = new Workspace(folder).file("user.conf", "shop {\n  page-size = 1\n}");
    assertPageSize("1", workspace.path("user.conf") + ":2");
    workspace =
        new Workspace(folder)
            .file("given.conf", "# nothing here")
            .file("runner.conf", "\nshop.page-size = 2\n")
            .file("user.conf", "shop {\n  page-size = 1\n}");
    assertPageSize("2", workspace.path("runner.conf") + ":2");
    workspace.variable("RUNNER__SHOP__PAGE_SIZE", "3");
    assertPageSize("3", "environment variable RUNNER__SHOP__PAGE_SIZE");
    workspace.set("shop.page-size", "4");
    assertPageSize("4", "-D");
  }

  @Test
  void takesNullAsNoValue() {
    workspace.file("a.conf", "shop.page-size = null").file("b.conf", "shop.page-size = 7");
    assertPageSize("50", "default of plugin my.shop");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop.regions = [a, b, 3]   | a;b;3",
        "shop.regions = []          | ''",
        "shop.regions = single      | single",
        "shop { regions += a }      | a",
        "x = [p], shop.regions = [q]| q"
      })
  void readsListsFromFiles(String text, String expected) {
    workspace.file("runner.conf", text);
    MergedConfig merged = workspace.merged(plugin("my.shop", GROUP));
    List<String> values = merged.values(SHOP).get("shop.regions");
    assertEquals(expected, String.join(";", values));
  }

  @Test
  void splitsListsOfCommandLineEnvironmentAndDefaultAtCommas() {
    assertEquals(List.of("eu", "us"), regions());
    workspace.variable("RUNNER__SHOP__REGIONS", "a, b");
    assertEquals(List.of("a", "b"), regions());
    workspace.set("shop.regions", "c,d,");
    assertEquals(List.of("c", "d"), regions());
  }

  private List<String> regions() {
    return workspace.merged(plugin("my.shop", GROUP)).values(SHOP).get("shop.regions");
  }

  @Test
  void keepsNumbersAsTheyAreWritten() {
    OptionGroup app = OptionGroup.of("app", "App.", Option.string("version").help("V.").build());
    workspace.file("runner.conf", "app.version = 1.10");
    MergedConfig merged = workspace.merged(plugin("p", app));
    assertEquals(
        Map.of("app.version", List.of("1.10")), merged.values(new PluginId("p")), "not 1.1");
  }

  @Test
  void resolvesSubstitutionsOverAllFilesAndTheGivenEnvironment() {
    workspace
        .variable("SHOP_HOST", "shop.test")
        .file("given.conf", "shop.endpoint = \"http://\"${SHOP_HOST}\"/\"${?ABSENT}\n")
        .file("runner.conf", "shop { page-size = 20, page-size = ${?ABSENT} }")
        .file("user.conf", "\nshop.regions = [${shop.page-size}, x]");
    MergedConfig merged = workspace.merged(plugin("my.shop", GROUP));
    assertEquals(List.of(), merged.issues());
    assertEquals(
        Map.of(
            "shop.endpoint", List.of("http://shop.test/"),
            "shop.page-size", List.of("20"),
            "shop.regions", List.of("20", "x")),
        merged.values(SHOP));
    assertEquals(
        workspace.path("given.conf") + ":1", merged.options().get("shop.endpoint").origin().text());
  }

  @Test
  void showsAPluginTheGroupsItDeclaresIntoAndNoOthers() {
    OptionGroup extension =
        OptionGroup.of("shop", "The shop.", Option.bool("dry").help("Dry.").build());
    OptionGroup other = OptionGroup.of("other", "Other.", Option.bool("x").help("X.").build());
    MergedConfig merged =
        workspace.merged(
            plugin("my.shop", GROUP), plugin("extends", extension, other), plugin("plain"));
    assertEquals(
        Set.of("shop.endpoint", "shop.page-size", "shop.regions", "shop.dry"),
        merged.declared(SHOP).keySet());
    assertEquals(
        Set.of("shop.endpoint", "shop.page-size", "shop.regions", "shop.dry", "other.x"),
        merged.declared(new PluginId("extends")).keySet());
    assertEquals(Map.of(), merged.declared(new PluginId("plain")));
    assertEquals(Map.of(), merged.declared(new PluginId("absent")));
    assertEquals(
        Set.of("shop.page-size", "shop.regions"), merged.values(SHOP).keySet(), "unset is absent");
  }

  @Test
  void listsTheRunnersOwnOptionsWithoutOwners() {
    ResolvedOption store = workspace.merged().options().get("store.file");
    assertEquals(List.of(), store.owners());
    assertEquals(Optional.of(".runner/store.db"), store.shown());
    assertEquals("default of the runner", store.origin().text());
    assertEquals("not set", workspace.merged().options().get("fork.heap").origin().text());
  }

  @Test
  void acceptsButNeverChecksKeysOfPluginsThatDoNotTakePart() {
    workspace
        .file("runner.conf", "shop { page-size = many }\nplugins.my.shop.junit.x = 1")
        .set("shop.endpoint", "http://x")
        .variable("RUNNER__SHOP__REGIONS", "a");
    MergedConfig merged =
        new ConfigMerger()
            .merge(
                new Declarations(List.of(), List.of(plugin("my.shop", GROUP)), Set.of()),
                workspace.sources());
    assertEquals(List.of(), merged.issues());
    assertFalse(merged.options().containsKey("shop.page-size"));
    assertEquals(Map.of(), merged.junitParameters(SHOP));
  }

  @Test
  void onlyWarnsOfUnknownKeysWhileAPluginsDeclarationsAreMissing() {
    workspace
        .file("runner.conf", "broken { key = 1 }\nstore.fiel = x")
        .variable("RUNNER__BROKEN__KEY", "1")
        .variable("RUNNER__STORE__FIEL", "1");
    List<Issue> issues =
        new ConfigMerger()
            .merge(
                new Declarations(List.of(), List.of(), Set.of(new PluginId("bad"))),
                workspace.sources())
            .issues();
    assertEquals(
        Map.of(
            "RUNNER__BROKEN__KEY", Severity.WARNING,
            "RUNNER__STORE__FIEL", Severity.ERROR,
            "broken.key", Severity.WARNING,
            "store.fiel", Severity.ERROR),
        issues.stream()
            .collect(java.util.stream.Collectors.toMap(Issue::subject, Issue::severity)));
    assertTrue(issues.get(0).message().contains("'bad'"), issues.get(0).message());
  }

  @Test
  void needsNoFileAtAll() {
    workspace.set("shop.page-size", "9").variable("RUNNER_HOME", "not ours");
    assertPageSize("9", "-D");
  }
}
