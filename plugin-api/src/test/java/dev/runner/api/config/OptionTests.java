package dev.runner.api.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
            .since("1.2")
            .build();
    assertEquals(
        new Option(
            "page-size",
            OptionKind.INTEGER,
            "Items.",
            Optional.of("50"),
            false,
            true,
            List.of(),
            Optional.of(new OptionRange(1, 500)),
            List.of("items", "old.items"),
            Optional.of("1.2")),
        option);
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
        "Option 'a' has a range but is text: only numbers have ranges",
        () -> Option.string("a").help("H.").range(1, 2).build());
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
