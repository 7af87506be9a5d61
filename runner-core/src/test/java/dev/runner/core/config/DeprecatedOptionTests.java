package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeprecatedOptionTests {

  private static final DeclaredOptions PLUGIN =
      plugin(
          "shop",
          OptionGroup.of(
              "shop",
              "Shop.",
              Option.integer("page-size")
                  .help("Items.")
                  .defaultValue("50")
                  .range(1, 500)
                  .deprecatedNames("items", "store-front.page")
                  .build(),
              Option.string("token").help("T.").secret().deprecatedNames("password").build(),
              Option.uri("home").help("H.").required().deprecatedNames("url").build()));

  @TempDir Path folder;

  private Workspace workspace() {
    return new Workspace(folder).set("shop.home", "http://x");
  }

  private static void assertValue(MergedConfig merged, String key, String value) {
    assertEquals(Optional.of(List.of(value)), merged.options().get(key).values());
  }

  private static void assertWarning(Issue issue, String subject, String origin, String message) {
    assertEquals(Severity.WARNING, issue.severity());
    assertEquals("config.deprecated-name", issue.code());
    assertEquals(subject, issue.subject());
    assertEquals(Optional.of(origin), issue.origin());
    assertEquals(message, issue.message());
  }

  @Test
  void isReadFromEverySourceWithAWarningThatNamesTheNewName() {
    Workspace inFile = workspace().file("runner.conf", "\nshop.items = 7");
    assertValue(inFile.merged(PLUGIN), "shop.page-size", "7");
    String place = inFile.path("runner.conf") + ":2";
    assertWarning(
        inFile.issue(PLUGIN),
        "shop.items",
        place,
        "Option 'shop.items' (" + place + ") is now called 'shop.page-size': rename it");
    assertEquals(place, inFile.merged(PLUGIN).options().get("shop.page-size").origin().text());

    Workspace variable = workspace().variable("RUNNER__STORE_FRONT__PAGE", "8");
    assertValue(variable.merged(PLUGIN), "shop.page-size", "8");
    assertEquals("store-front.page", variable.issue(PLUGIN).subject());

    Workspace flag = workspace().set("shop.items", "9").variable("RUNNER__SHOP__ITEMS", "8");
    assertValue(flag.merged(PLUGIN), "shop.page-size", "9");
    assertEquals(2, flag.merged(PLUGIN).issues().size());
  }

  @Test
  void givesWayToTheNewNameWhereverThatIsSet() {
    Workspace workspace =
        workspace().file("runner.conf", "shop.page-size = 5").set("shop.items", "7");
    assertValue(workspace.merged(PLUGIN), "shop.page-size", "5");
    assertWarning(
        workspace.issue(PLUGIN),
        "shop.items",
        "-D",
        "Option 'shop.items' (-D) is now called 'shop.page-size': it is ignored, because that is set ("
            + workspace.path("runner.conf")
            + ":1); remove it");
  }

  @Test
  void isCheckedLikeTheNewOneUnderTheNameThatWasTyped() {
    List<Issue> issues = workspace().set("shop.items", "501").merged(PLUGIN).issues();
    Issue error = Workspace.only(issues.stream().filter(Issue::isError).toList());
    assertTrue(error.message().startsWith("Option 'shop.items' (-D): invalid value '501'"));
    assertEquals("shop.page-size", error.subject());
  }

  @Test
  void satisfiesWhatIsRequiredAndKeepsSecrets() {
    Workspace workspace =
        new Workspace(folder).set("shop.url", "http://x").set("shop.password", "c4n4ry");
    MergedConfig merged = workspace.merged(PLUGIN);
    assertEquals(
        List.of(
            "config.secret-on-command-line", "config.deprecated-name", "config.deprecated-name"),
        merged.issues().stream().map(Issue::code).sorted((a, b) -> b.compareTo(a)).toList());
    assertTrue(merged.issues().stream().noneMatch(issue -> issue.toString().contains("c4n4ry")));
    assertEquals(Optional.of("***"), merged.options().get("shop.token").shown());
  }

  @Test
  void mayStandInAnEmptyBlock() {
    Workspace workspace = workspace().file("runner.conf", "store-front { page = ${?ABSENT} }");
    assertEquals(List.of(), workspace.merged(PLUGIN).issues());
  }

  @Test
  void isNoSuggestionForATypo() {
    Issue issue = workspace().set("shop.itemz", "1").issue(PLUGIN);
    assertEquals("config.unknown-key", issue.code());
    assertTrue(
        issue.message().contains("set one of 'shop.home', 'shop.page-size'"), issue.message());
  }

  @Test
  void tellsWhyAndUntilWhen() {
    DeclaredOptions plugin =
        plugin(
            "shop",
            OptionGroup.of(
                    "shop",
                    "Shop.",
                    Option.integer("page-size")
                        .help("Items.")
                        .deprecatedName("items", "the plural misled", "2.0")
                        .build(),
                    Option.bool("legacy").help("L.").deprecated("all shops are new", "3.0").build())
                .deprecatedName("market", "there are others", "1.5"));
    Workspace inFile = new Workspace(folder).file("runner.conf", "shop.items = 7");
    String place = inFile.path("runner.conf") + ":1";
    assertWarning(
        inFile.issue(plugin),
        "shop.items",
        place,
        "Option 'shop.items' ("
            + place
            + ") is now called 'shop.page-size'; the old name will be removed in 2.0 (the plural misled): rename it");
    Workspace ofGroup = new Workspace(folder).variable("RUNNER__MARKET__PAGE_SIZE", "7");
    assertWarning(
        ofGroup.issue(plugin),
        "market.page-size",
        "environment variable RUNNER__MARKET__PAGE_SIZE",
        "Option 'market.page-size' (environment variable RUNNER__MARKET__PAGE_SIZE) is now called 'shop.page-size'; the old name will be removed in 1.5 (there are others): rename it");
    assertValue(ofGroup.merged(plugin), "shop.page-size", "7");
    Issue legacy = new Workspace(folder).set("shop.legacy", "yes").issue(plugin);
    assertEquals("config.deprecated-option", legacy.code());
    assertEquals(
        "Option 'shop.legacy' (-D) is deprecated and will be removed in 3.0 (all shops are new): remove the setting",
        legacy.message());
  }

  @Test
  void givesWayToTheNewNameOfAGroupWhereverThatIsSet() {
    DeclaredOptions plugin =
        plugin(
            "shop",
            OptionGroup.of("shop", "S.", Option.integer("size").help("S.").build())
                .deprecatedName("old-shop", "there are others", "1.5"));
    MergedConfig merged =
        new Workspace(folder)
            .file("runner.conf", "shop.size = 7")
            .set("old-shop.size", "8")
            .merged(plugin);
    assertValue(merged, "shop.size", "7");
    assertTrue(
        Workspace.only(merged.issues()).message().contains("it is ignored, because that is set"),
        merged.issues().toString());
  }
}
