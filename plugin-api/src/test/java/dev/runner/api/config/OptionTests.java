package dev.runner.api.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTests {

  enum Colour {
    RED,
    DARK_BLUE
  }

  private static void assertRefused(String message, Executable declaration) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, declaration).getMessage());
  }

  @Test
  void keepsAllThatIsDeclared() {
    Option option =
        Option.integer("page-size")
            .help("Items.")
            .defaultValue("50")
            .range(1, 500)
            .secret()
            .deprecatedNames("items", "old.items")
            .deprecatedName("count", "it was too short", "2.0")
            .since("1.2")
            .build();
    assertEquals(
        new Option(
            "page-size",
            OptionKind.INTEGER,
            "Items.",
            Optional.of("50"),
            false,
            Optional.empty(),
            true,
            List.of(),
            Map.of(),
            Optional.of(new OptionRange(1, 500)),
            Optional.empty(),
            List.of(
                new FormerName("items", Optional.empty()),
                new FormerName("old.items", Optional.empty()),
                new FormerName("count", Optional.of(new Deprecation("it was too short", "2.0")))),
            Optional.empty(),
            Optional.of("1.2")),
        option);
    assertEquals(List.of("items", "old.items", "count"), option.deprecatedNames());
  }

  @Test
  void keepsWhatItsTextsMean() {
    Option option =
        Option.string("mode")
            .help("How.")
            .choices("fast")
            .choice("fast", "in memory")
            .choice("slow", "on disk")
            .choices("odd")
            .pattern("[a-z]+")
            .requiredIf("on", "true")
            .deprecated("nobody used it", "3.0")
            .build();
    assertEquals(List.of("fast", "slow", "odd"), option.choices());
    assertEquals(Map.of("fast", "in memory", "slow", "on disk"), option.choiceTexts());
    assertEquals(Optional.of(new Deprecation("nobody used it", "3.0")), option.deprecation());
    assertEquals("will be removed in 3.0 (nobody used it)", option.deprecation().get().toString());
    OptionGroup group = OptionGroup.of("g", "G.", option);
    assertEquals(
        Optional.of(new OptionCondition("g.on", List.of("true"))), group.requiredIf(option));
    assertEquals("'g.on' is 'true'", group.requiredIf(option).get().toString());
  }

  @Test
  void readsAllOptionsOfAGroupUnderItsFormerNamesToo() {
    Option option = Option.bool("b").help("H.").deprecatedNames("a", "old.x").build();
    OptionGroup group =
        OptionGroup.of("g", "H.", option).deprecatedName("old", "it was too vague", "2.0");
    assertEquals(List.of("g.a", "old.x", "old.b", "old.a"), group.deprecatedKeys(option));
    assertEquals(
        Optional.of(new Deprecation("it was too vague", "2.0")),
        group.formerKeys(option).get(2).deprecation());
    assertRefused(
        "Option group 'g' cannot have its own name before",
        () -> group.deprecatedName("g", "r", "2.0"));
    assertRefused(
        "Invalid name of former option group: 'G' (allowed are small letters, digits and single dashes, as in 'my-service')",
        () -> group.deprecatedName("G", "r", "2.0"));
  }

  @Test
  void refusesDeprecationsThatSayNothing() {
    assertRefused(
        "A deprecation has no reason: say what to use instead, and why",
        () -> Option.bool("b").deprecated(" ", "2.0"));
    assertRefused(
        "Invalid version of removal: 'soon' (allowed are versions such as '2.0' or '1.4.0')",
        () -> Option.bool("b").deprecatedName("a", "r", "soon"));
  }

  @Test
  void completesDeprecatedNamesToKeys() {
    Option option = Option.bool("b").help("H.").deprecatedNames("a", "old.x").build();
    assertEquals(List.of("g.a", "old.x"), OptionGroup.of("g", "H.", option).deprecatedKeys(option));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a.", ".a", "a.b.c", "b", "a b"})
  void refusesDeprecatedNamesThatNothingCouldBe(String name) {
    assertRefused(
        "Option 'b' cannot have the deprecated name '"
            + name
            + "' (allowed are former names in its group, or full keys as in 'old-group.old-name')",
        () -> Option.bool("b").help("H.").deprecatedNames(name).build());
  }

  @Test
  void refusesDeprecatedNamesThatMeanSomethingElse() {
    Option a = Option.bool("a").help("H.").build();
    Option b = Option.bool("b").help("H.").deprecatedNames("a").build();
    Option c = Option.bool("c").help("H.").deprecatedNames("x", "g.x").build();
    assertRefused(
        "Deprecated name 'g.a' of option 'g.b' has another meaning in its group",
        () -> OptionGroup.of("g", "H.", a, b));
    assertRefused(
        "Deprecated name 'g.x' of option 'g.c' has another meaning in its group",
        () -> OptionGroup.of("g", "H.", c));
    assertRefused(
        "Option 'c' has a deprecated name twice: [x, x]",
        () -> Option.bool("c").help("H.").deprecatedNames("x", "x").build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a1", "page-size", "a-1-b"})
  void acceptsPlainNames(String name) {
    assertEquals(name, Option.bool(name).help("H.").build().name());
    assertEquals(name, OptionGroup.of(name, "H.").name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1a", "a_b", "a.b", "a--b", "-a", "a-", "a b", "\u00fc", "a\n"})
  void refusesNamesThatNoSourceCouldSpell(String name) {
    assertRefused(
        "Invalid name of option: '"
            + name
            + "' (allowed are small letters, digits and single dashes)",
        () -> Option.bool(name).help("H.").build());
    assertRefused(
        "Invalid name of option group: '"
            + name
            + "' (allowed are small letters, digits and single dashes, as in 'my-service')",
        () -> OptionGroup.of(name, "H."));
  }

  @Test
  void refusesDeclarationsThatContradictThemselves() {
    assertRefused(
        "Option 'a' has no help: say in one sentence what it sets",
        () -> Option.string("a").help(" ").build());
    assertRefused(
        "Option 'a' is required and has a default: drop one of the two",
        () -> Option.string("a").help("H.").required().defaultValue("x").build());
    assertRefused(
        "Option 'a' has a range but is text: only numbers, durations and sizes have ranges",
        () -> Option.string("a").help("H.").range(1, 2).build());
    assertRefused(
        "Option 'a' has a range to or from 'x' (expected a size such as 64k, 512m or 2g)",
        () -> Option.size("a").range("x", "2g"));
    assertRefused(
        "Option 'a' has a pattern but is true or false: only texts, URIs, paths, lists and maps have patterns",
        () -> Option.bool("a").help("H.").pattern("x").build());
    assertRefused(
        "Option 'a' has the pattern '(', which is no regular expression that can be used: Unclosed group at 1",
        () -> Option.string("a").help("H.").pattern("(").build());
    assertRefused(
        "Option 'a' is required and deprecated: drop one of the two",
        () -> Option.string("a").help("H.").required().deprecated("r", "2.0").build());
    assertRefused(
        "Option 'a' is required if another one is set, and required anyway or has a default: drop one of the two",
        () -> Option.string("a").help("H.").requiredIf("b").defaultValue("x").build());
    assertRefused(
        "Invalid key of an option: 'A b' (allowed are keys as in 'my-service.mode')",
        () -> Option.string("a").requiredIf("A b"));
    assertRefused(
        "Option 'a' has no choice 'x' to be explained, or explains it with nothing",
        () -> Option.string("a").help("H.").choice("x", " ").build());
    assertRefused(
        "Range from 2.0 to 1.0 holds no number: min must not exceed max",
        () -> Option.integer("a").range(2, 1));
    assertRefused(
        "Range from NaN to 1.0 holds no number: min must not exceed max",
        () -> new OptionRange(Double.NaN, 1));
  }

  @Test
  void refusesADefaultThatItWouldNotAllow() {
    assertRefused(
        "Default of option 'a': invalid value 'x' (expected a whole number)",
        () -> Option.integer("a").help("H.").defaultValue("x").build());
    assertRefused(
        "Default of option 'a': invalid value '9' (allowed are numbers from 1 to 2)",
        () -> Option.integer("a").help("H.").range(1, 2).defaultValue("9").build());
    assertRefused(
        "Default of option 'a': invalid value '***' (allowed are x)",
        () -> Option.string("a").help("H.").choices("x").secret().defaultValue("y").build());
  }

  @Test
  void takesChoicesFromAnEnumeration() {
    Option option = Option.oneOf("colour", Colour.class).help("H.").build();
    assertEquals(List.of("red", "dark-blue"), option.choices());
  }

  @Test
  void refusesTheSameOptionTwiceInOneGroup() {
    Option option = Option.bool("a").help("H.").build();
    assertRefused(
        "Option 'g.a' is declared twice in one group",
        () -> OptionGroup.of("g", "H.", option, option));
    assertEquals("g.a", OptionGroup.of("g", "H.", option).key(option));
  }

  @Test
  void includesBothBoundsOfARange() {
    OptionRange range = new OptionRange(1, 2.5);
    assertTrue(range.contains(1) && range.contains(2.5));
    assertFalse(range.contains(0.999) || range.contains(2.501) || range.contains(Double.NaN));
    assertEquals("1 to 2.5", range.toString());
  }
}
