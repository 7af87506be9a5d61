package dev.runner.api.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OptionReaderTests {

  enum Mode {
    FAST,
    VERY_SLOW
  }

  private static Option option(OptionKind kind) {
    return new OptionBuilder("x", kind).help("H.").build();
  }

  private static <T> T read(OptionKind kind, Class<T> type, String... elements) {
    assertEquals(Optional.empty(), OptionReader.problem(option(kind), List.of(elements)));
    return OptionReader.convert(option(kind), List.of(elements), type);
  }

  @Test
  void readsEachKindAsItsNaturalType() {
    assertEquals(" a ", read(OptionKind.STRING, String.class, " a "));
    assertEquals(true, read(OptionKind.BOOLEAN, boolean.class, "Yes"));
    assertEquals(Boolean.FALSE, read(OptionKind.BOOLEAN, Boolean.class, " off "));
    assertEquals(-7, read(OptionKind.INTEGER, int.class, "-7"));
    assertEquals(1L << 40, read(OptionKind.INTEGER, long.class, "1099511627776"));
    assertEquals(0.5, read(OptionKind.DECIMAL, double.class, "5e-1"));
    assertEquals(URI.create("http://x/y?z"), read(OptionKind.URI, URI.class, "http://x/y?z"));
    assertEquals(Path.of("a/b"), read(OptionKind.PATH, Path.class, "a/b"));
    assertEquals(List.of("a", "b"), read(OptionKind.LIST, List.class, "a", "b"));
    assertEquals(List.of(), read(OptionKind.LIST, List.class));
    assertEquals(Map.of("a", "1", "b", "x=y"), read(OptionKind.MAP, Map.class, "a=1", "b = x=y"));
    assertEquals(Map.of(), read(OptionKind.MAP, Map.class));
    assertEquals(65_536L, read(OptionKind.SIZE, long.class, "64k"));
    assertEquals(65_536, read(OptionKind.SIZE, int.class, "64k"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "10, 10",
    "7 bytes, 7",
    "1k, 1024",
    "1K, 1024",
    "1kB, 1000",
    "1.5m, 1572864",
    "2MB, 2000000",
    "2GiB, 2147483648",
    "3GB, 3000000000",
    "1T, 1099511627776",
    "1 terabyte, 1000000000000"
  })
  void readsSizes(String text, long bytes) {
    assertEquals(bytes, read(OptionKind.SIZE, long.class, text));
  }

  @Test
  void keepsToPatternsAsAWhole() {
    Option option = Option.string("code").help("H.").pattern("[a-z]+[0-9]").build();
    assertEquals(Optional.empty(), OptionReader.problem(option, List.of("abc1")));
    assertEquals(
        Optional.of("invalid value 'abc12' (it must match [a-z]+[0-9])"),
        OptionReader.problem(option, List.of("abc12")));
    Option list = Option.list("codes").help("H.").pattern("[0-9]").build();
    assertTrue(OptionReader.problem(list, List.of("1", "x")).isPresent());
    Option map = Option.map("codes").help("H.").pattern("[0-9]").choices("1", "22").build();
    assertEquals(Optional.empty(), OptionReader.problem(map, List.of("key=1")));
    assertTrue(OptionReader.problem(map, List.of("key=22")).isPresent());
    assertTrue(OptionReader.problem(map, List.of("key=2")).isPresent());
    assertTrue(OptionReader.problem(map, List.of("1")).isPresent());
  }

  @Test
  void endsAPatternThatWouldTakeForEver() {
    Option option = Option.string("code").help("H.").pattern("(a|aa)*b").build();
    assertTrue(OptionReader.problem(option, List.of("a".repeat(60))).isPresent());
    Option deep = Option.string("code").help("H.").pattern("(a|b)*").build();
    assertTrue(OptionReader.problem(deep, List.of("a".repeat(600_000))).isPresent());
  }

  @Test
  void keepsToRangesWithUnits() {
    Option size = Option.size("s").help("H.").range("64k", "2g").build();
    assertEquals(Optional.empty(), OptionReader.problem(size, List.of("65536")));
    assertEquals(
        Optional.of("invalid value '3g' (allowed are sizes from 64k to 2g)"),
        OptionReader.problem(size, List.of("3g")));
    Option time = Option.duration("t").help("H.").range("0", "90m").build();
    assertEquals(Optional.empty(), OptionReader.problem(time, List.of("1h")));
    assertEquals(
        Optional.of("invalid value '91m' (allowed are durations from 0 to 90m)"),
        OptionReader.problem(time, List.of("91m")));
    assertTrue(OptionReader.problem(time, List.of("-1s")).isPresent());
  }

  @Test
  void masksTheValuesOfASecretMap() {
    Option option = Option.map("keys").help("H.").secret().build();
    assertEquals("***", OptionReader.shown(option, List.of("a=c4n4ry")));
    assertEquals(
        Optional.of(
            "invalid value '***' (expected key=value pairs such as a=1,b=2, each key once)"),
        OptionReader.problem(option, List.of("c4n4ry")));
  }

  @ParameterizedTest
  @CsvSource({
    "10, PT0.01S",
    "500ms, PT0.5S",
    "1.5 s, PT1.5S",
    "2m, PT2M",
    "2 minutes, PT2M",
    "1h, PT1H",
    "3d, PT72H",
    "7us, PT0.000007S",
    "9 nanos, PT0.000000009S",
    "-5s, PT-5S",
    "0, PT0S"
  })
  void readsDurations(String text, Duration expected) {
    assertEquals(expected, read(OptionKind.DURATION, Duration.class, text));
  }

  @ParameterizedTest
  @EnumSource(OptionKind.class)
  void readsEveryKindAsText(OptionKind kind) {
    String text =
        switch (kind) {
          case BOOLEAN -> "true";
          case MAP -> "a=1";
          default -> "1";
        };
    assertEquals(text, read(kind, String.class, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BOOLEAN  | 1          | true or false",
        "BOOLEAN  | ''         | true or false",
        "INTEGER  | 1.0        | a whole number",
        "INTEGER  | ''         | a whole number",
        "INTEGER  | 9223372036854775808 | a whole number",
        "DECIMAL  | Infinity   | a number",
        "DECIMAL  | 1,5        | a number",
        "DURATION | 5 apples   | a duration such as 500ms, 10s or 5m",
        "DURATION | s          | a duration such as 500ms, 10s or 5m",
        "DURATION | ''         | a duration such as 500ms, 10s or 5m",
        "DURATION | 9999999999d | a duration such as 500ms, 10s or 5m",
        "SIZE     | 5 apples   | a size such as 64k, 512m or 2g",
        "SIZE     | -1         | a size such as 64k, 512m or 2g",
        "SIZE     | ''         | a size such as 64k, 512m or 2g",
        "SIZE     | 9999999999t | a size such as 64k, 512m or 2g",
        "MAP      | a          | 'key=value pairs such as a=1,b=2, each key once'",
        "MAP      | =a         | 'key=value pairs such as a=1,b=2, each key once'",
        "URI      | a b        | a URI"
      })
  void saysWhatIsExpected(OptionKind kind, String text, String expectation) {
    assertEquals(
        Optional.of("invalid value '" + text + "' (expected " + expectation + ")"),
        OptionReader.problem(option(kind), List.of(text)));
  }

  @Test
  void refusesAPathThatNoFileSystemTakes() {
    assertEquals(
        Optional.of("invalid value 'a\0b' (expected a path)"),
        OptionReader.problem(option(OptionKind.PATH), List.of("a\0b")));
  }

  @Test
  void refusesSeveralValuesOfAScalar() {
    assertEquals(
        Optional.of("invalid value 'a,b' (expected one value, not a list)"),
        OptionReader.problem(option(OptionKind.STRING), List.of("a", "b")));
    assertTrue(OptionReader.problem(option(OptionKind.STRING), List.of()).isPresent());
  }

  @Test
  void saysWhichChoicesAndNumbersAreAllowed() {
    Option mode = Option.oneOf("mode", Mode.class).help("H.").build();
    assertEquals(
        Optional.of("invalid value 'slow' (allowed are fast, very-slow)"),
        OptionReader.problem(mode, List.of("slow")));
    Option number = Option.decimal("n").help("H.").range(0, 0.5).build();
    assertEquals(
        Optional.of("invalid value '1' (allowed are numbers from 0 to 0.5)"),
        OptionReader.problem(number, List.of("1")));
    Option list = Option.list("l").help("H.").choices("a", "b").build();
    assertEquals(
        Optional.of("invalid value 'a,c' (allowed are a, b)"),
        OptionReader.problem(list, List.of("a", "c")));
  }

  @Test
  void readsChoicesAsConstants() {
    Option mode = Option.oneOf("mode", Mode.class).help("H.").build();
    assertEquals(Mode.VERY_SLOW, OptionReader.convert(mode, List.of("very-slow"), Mode.class));
    Option text = Option.string("mode").help("H.").secret().build();
    OptionException e =
        assertThrows(
            OptionException.class, () -> OptionReader.convert(text, List.of("c4n4ry"), Mode.class));
    assertEquals("Option 'mode': '***' is no constant of " + Mode.class.getName(), e.getMessage());
  }

  @Test
  void refusesTypesThatAValueIsNot() {
    Option number = option(OptionKind.INTEGER);
    assertEquals(
        "Option 'x' is a whole number and cannot be read as java.net.URI: its value is '5'",
        assertThrows(
                OptionException.class, () -> OptionReader.convert(number, List.of("5"), URI.class))
            .getMessage());
    assertEquals(
        "Option 'x' is a whole number and cannot be read as int: its value is '3000000000'",
        assertThrows(
                OptionException.class,
                () -> OptionReader.convert(number, List.of("3000000000"), int.class))
            .getMessage());
  }

  @Test
  void masksSecretsAndPasswordsInUris() {
    Option secret = Option.integer("pin").help("H.").secret().build();
    assertEquals(
        Optional.of("invalid value '***' (expected a whole number)"),
        OptionReader.problem(secret, List.of("c4n4ry")));
    assertEquals("***", OptionReader.shown(secret, List.of("1")));
    Option uri = option(OptionKind.URI);
    String shown = OptionReader.shown(uri, List.of("http://me:c4n4ry@host/p@th"));
    assertEquals("http://***@host/p@th", shown);
    assertFalse(
        OptionReader.problem(uri, List.of("http://c4n4ry@a b")).orElseThrow().contains("c4n4ry"));
  }

  @Test
  void splitsOnlyListsAndMapsAtCommas() {
    assertEquals(List.of("a, b"), OptionReader.elements(option(OptionKind.STRING), "a, b"));
    assertEquals(List.of("a", "b"), OptionReader.elements(option(OptionKind.LIST), " a,, b ,"));
    assertEquals(List.of(), OptionReader.elements(option(OptionKind.LIST), ""));
    assertEquals(
        List.of("a=1", "b=2"), OptionReader.elements(option(OptionKind.MAP), " a=1 , b=2,"));
  }

  @Test
  void refusesAKeyTwice() {
    assertTrue(OptionReader.problem(option(OptionKind.MAP), List.of("a=1", "a=2")).isPresent());
  }
}
