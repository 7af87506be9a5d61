package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTests {

  private static final Option SHARED =
      Option.bool("dry-run").help("Changes nothing.").defaultValue("yes").build();

  private static final List<DeclaredOptions> PLUGINS =
      List.of(
          plugin(
              "shop",
              OptionGroup.of(
                  "shop",
                  "The shop.",
                  Option.uri("home").help("Where it is.").required().deprecatedNames("url").build(),
                  Option.integer("page-size")
                      .help("How many items are asked for in one page. ".repeat(4))
                      .defaultValue("50")
                      .range(1, 500)
                      .since("1.2")
                      .deprecatedNames("items", "old.items")
                      .build(),
                  Option.string("token")
                      .help("Lets you in.")
                      .secret()
                      .defaultValue("c4n4ry")
                      .build(),
                  Option.string("odd")
                      .help("Ends\nhere = 1\n}{\u001b[31m \r\nx = 2")
                      .defaultValue("a \"b\" \\ ${x} # = 1.10\n")
                      .build(),
                  Option.string("number").help("N.").defaultValue("1.10").build()),
              OptionGroup.of("net", "The net.", SHARED)),
          plugin(
              "weather",
              OptionGroup.of("net", "The net.", SHARED),
              OptionGroup.of(
                  "weather",
                  "The weather.",
                  Option.list("places").help("P.").defaultValue("a b, c").build(),
                  Option.list("days").help("D.").choices("mon", "tue").build(),
                  Option.string("sky").help("S.").choices("blue", "grey").build(),
                  Option.decimal("rain").help("R.").defaultValue("-0.5e3").build(),
                  Option.duration("wait").help("W.").defaultValue("1.5 s").build(),
                  Option.path("file").help("F.").defaultValue("/a/b").build())));

  @TempDir Path folder;

  private MergedConfig merged(String text) {
    return new Workspace(folder)
        .file("runner.conf", text)
        .merged(PLUGINS.toArray(DeclaredOptions[]::new));
  }

  private static String uncommented(String text) {
    return text.replaceAll("(?m)^#(?=\\S)", "");
  }

  @Test
  void setsNothingAsItStands() {
    MergedConfig merged = merged(new SampleFile(false).text(PLUGINS));
    assertEquals(
        List.of("config.missing-value"), merged.issues().stream().map(Issue::code).toList());
    assertTrue(merged.options().values().stream().noneMatch(option -> option.origin().isSource()));
  }

  @Test
  void setsEachDefaultOnceItsSignsOfCommentsAreGone() {
    String text = uncommented(new SampleFile(false).text(PLUGINS));
    MergedConfig merged = merged(text);
    assertEquals(
        List.of("config.missing-value"),
        merged.issues().stream().map(Issue::code).toList(),
        () -> merged.issues() + text);
    merged
        .options()
        .forEach(
            (key, option) -> {
              assertEquals(OptionResolver.defaultOf(option.option()), option.values(), key);
              assertEquals(1, text.split("(?m)^" + key + " = ", -1).length - 1, key);
              boolean hasLine = option.values().isPresent() && !option.option().secret();
              assertEquals(hasLine, option.origin().isSource(), key);
            });
  }

  @Test
  void tellsAllThatWasDeclared() {
    String text = new SampleFile(false).text(PLUGINS);
    assertTrue(
        text.contains(
            """
            # ==============================================================================
            # Required: nothing runs without these
            # ==============================================================================

            # Where it is.
            # Required. A URI. Formerly shop.url.
            #shop.home = null
            """),
        text);
    assertTrue(
        text.contains(
            """
            # How many items are asked for in one page. How many items are asked for in one
            # page. How many items are asked for in one page. How many items are asked for
            # in one page.
            # A whole number from 1 to 500. Since 1.2. Formerly shop.items, old.items.
            #shop.page-size = 50
            """),
        text);
    assertTrue(text.contains("# One of: blue, grey.\n#weather.sky = null\n"), text);
    assertTrue(text.contains("# A list of any of: mon, tue.\n"), text);
    assertTrue(text.contains("#weather.places = [\"a b\", \"c\"]\n"), text);
    assertTrue(text.contains("# Plugin shop (some also of weather)\n"), text);
    assertTrue(text.indexOf("Required") < text.indexOf("The runner itself"), text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
  }

  @Test
  void showsNoValueOfASecretAndNoSignThatATerminalObeys() {
    String text = new SampleFile(false).text(PLUGINS);
    assertFalse(text.contains("c4n4ry"), text);
    assertTrue(
        text.contains("# Any text. Secret: better in the variable RUNNER__SHOP__TOKEN"), text);
    assertFalse(text.contains("\u001b"), text);
  }

  @Test
  void isShortIfOnlyWhatIsRequiredIsWanted() {
    String text = new SampleFile(true).text(PLUGINS);
    assertEquals(
        List.of("#shop.home = null"), text.lines().filter(l -> l.matches("#\\S.*")).toList());
    assertTrue(new SampleFile(true).text(List.of()).contains("Nothing is required"));
  }

  @Test
  void holdsOnlyThePluginsThatAreWanted() {
    String text = new SampleFile(false).textOf(PLUGINS.subList(1, 2));
    assertFalse(text.contains("store.file") || text.contains("shop."), text);
    assertTrue(text.contains("#weather.file = \"/a/b\"\n"), text);
  }

  @Test
  void tellsMeaningsConditionsPatternsAndUntilWhen() {
    Option mode =
        Option.string("mode")
            .help("How.")
            .choice("fast", "in memory, which is lost when the service ends, as it does at night")
            .choice("slow", "on disk")
            .choices("odd")
            .build();
    Option token =
        Option.string("token")
            .help("T.")
            .pattern("[a-z]+")
            .requiredIf("mode", "slow")
            .deprecatedName("key", "it is none", "2.0")
            .build();
    Option old =
        Option.size("buffer")
            .help("B.")
            .range("1k", "2m")
            .defaultValue("64k")
            .deprecated("unused", "3.0")
            .build();
    Option labels = Option.map("labels").help("L.").defaultValue("a=1,b.c=2").build();
    List<DeclaredOptions> plugins =
        List.of(
            plugin(
                "shop",
                OptionGroup.of("shop", "S.", mode, token, old, labels)
                    .deprecatedName("store", "there are others", "1.5")));
    String text = new SampleFile(false).textOf(plugins);
    assertTrue(
        text.endsWith(
            """
            # --- shop ---------------------------------------------------------------------
            # S.
            # Formerly store (until 1.5: there are others).

            # How.
            # One of: fast, slow, odd.
            #   fast: in memory, which is lost when the service ends, as it does at night
            #   slow: on disk
            #shop.mode = null

            # T.
            # Required if 'shop.mode' is 'slow'. Any text that matches [a-z]+. Formerly
            # shop.key (until 2.0: it is none).
            #shop.token = null

            # B.
            # Deprecated, will be removed in 3.0 (unused). A size such as 64k, 512m or 2g
            # from 1k to 2m.
            #shop.buffer = 64k

            # L.
            # Key=value pairs such as a=1,b=2, each key once.
            #shop.labels = {a = "1", "b.c" = "2"}
            """),
        text);
    String page = new OptionReference().textOf(plugins);
    assertTrue(
        page.contains(
            "| `shop.buffer` | a size such as 64k, 512m or 2g, from 1k to 2m | `64k` | - | will be removed in 3.0 (unused) | B. |\n"),
        page);
    assertTrue(
        page.contains(
            "\nS.\nIt was formerly `store`, which will be removed in 1.5 (there are others).\n"),
        page);
  }
}
