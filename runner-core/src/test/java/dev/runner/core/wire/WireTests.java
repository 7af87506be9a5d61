package dev.runner.core.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTests {

  private static WireReader read(WireWriter written) {
    return new WireReader(written.toByteArray());
  }

  private static String again(String text) {
    return read(new WireWriter().text(text)).text();
  }

  private static void assertRefused(byte[] message, Function<WireReader, Object> read) {
    assertThrows(WireException.class, () -> read.apply(new WireReader(message)));
  }

  @Test
  void keepsEveryKindOfValue() {
    Instant instant = Instant.parse("2026-01-02T03:04:05.678901234Z");
    WireWriter out = new WireWriter().number(-1).bigNumber(Long.MIN_VALUE).realNumber(-0.0);
    out.flag(true).flag(false).text("").bytes(new byte[] {0, -1}).constant(TimeUnit.DAYS);
    out.instant(instant).optional(Optional.<String>empty(), WireWriter::text);
    out.optional(Optional.of("here"), WireWriter::text).texts(List.of("b", "a", "b"));
    WireReader in = read(out);
    assertEquals(-1, in.number());
    assertEquals(Long.MIN_VALUE, in.bigNumber());
    assertEquals(-0.0, in.realNumber());
    assertTrue(in.flag());
    assertEquals(false, in.flag());
    assertEquals("", in.text());
    assertArrayEquals(new byte[] {0, -1}, in.bytes());
    assertEquals(TimeUnit.DAYS, in.constant(TimeUnit.values()));
    assertEquals(instant, in.instant());
    assertEquals(Optional.empty(), in.optional(WireReader::text));
    assertEquals(Optional.of("here"), in.optional(WireReader::text));
    assertEquals(List.of("b", "a", "b"), in.texts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"})
  void keepsInstantsOfAnyAge(Instant instant) {
    assertEquals(instant, read(new WireWriter().instant(instant)).instant());
    assertEquals(Instant.MAX, read(new WireWriter().instant(Instant.MAX)).instant());
  }

  @Test
  void keepsEveryCodeUnitAloneAndInCompany() {
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      String alone = String.valueOf((char) unit);
      assertEquals(alone, again(alone));
    }
    StringBuilder all = new StringBuilder();
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      all.append((char) unit);
    }
    assertEquals(all.toString(), again(all.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ud83d\ude00",
        "\ud83d",
        "\ude00",
        "a\ud83d",
        "\ude00\ud83d",
        "\ud83d\ud83d\ude00",
        "\ud83d\ude00\ude00"
      })
  void keepsPairsAndHalvesOfPairs(String text) {
    assertEquals(text, again(text));
  }

  @Test
  void writesOrdinaryTextAsUtf8() {
    assertEquals(4 + 3, new WireWriter().text("aß").toByteArray().length);
    assertEquals(4 + 4, new WireWriter().text("\ud83d\ude00").toByteArray().length);
    assertEquals(4 + 2, new WireWriter().text("\ud83d").toByteArray().length);
  }

  @Test
  void refusesEveryTruncationOfAMessage() {
    WireWriter out = new WireWriter().text("name").instant(Instant.EPOCH).texts(List.of("a"));
    byte[] whole = out.optional(Optional.of("\ud83d"), WireWriter::text).toByteArray();
    for (int length = 0; length < whole.length; length++) {
      assertRefused(
          java.util.Arrays.copyOf(whole, length),
          in ->
              List.of(
                  in.text(), in.instant(), in.texts(), in.optional(WireReader::text).orElse("")));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -4, 5, 1 << 30, Integer.MAX_VALUE})
  void refusesASizeThatTheMessageCannotHold(int size) {
    byte[] hostile = new WireWriter().number(size).number(0).toByteArray();
    assertRefused(hostile, WireReader::text);
    assertRefused(hostile, WireReader::bytes);
    assertRefused(hostile, WireReader::texts);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesAnInstantThatIsNone(long second) {
    assertRefused(new WireWriter().bigNumber(second).number(0).toByteArray(), WireReader::instant);
  }

  @ParameterizedTest
  @ValueSource(bytes = {-1, 7, 127, -128})
  void refusesAConstantThatIsNone(byte ordinal) {
    assertRefused(new byte[] {ordinal}, in -> in.constant(TimeUnit.values()));
  }
}
