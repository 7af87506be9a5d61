package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CappedOutputTests {

  private static final int HEAD = CappedOutput.HEAD;
  private static final int TAIL = CappedOutput.TAIL;

  private static byte[] numbered(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i % 251);
    }
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 0, 0",
    "524288, 0, 0",
    "524289, 1, 0",
    "1048576, 524288, 0",
    "1048577, 524288, 1",
    "3000000, 524288, 1951424"
  })
  void keepsTheFirstAndTheLastBytes(int length, int tail, long dropped) {
    byte[] all = numbered(length);
    CappedOutput output = new CappedOutput();
    byte[] head = output.accept(all, 0, length);
    assertArrayEquals(Arrays.copyOf(all, Math.min(length, HEAD)), head);
    assertArrayEquals(Arrays.copyOfRange(all, length - tail, length), output.tail());
    assertEquals(dropped, output.dropped());
  }

  @Test
  void givesTheSameHoweverItIsWritten() {
    byte[] all = numbered(HEAD + 2 * TAIL + 12_345);
    CappedOutput output = new CappedOutput();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    Random random = new Random(1);
    for (int from = 0; from < all.length; ) {
      int length = Math.min(all.length - from, random.nextInt(50_000));
      head.writeBytes(output.accept(all, from, length));
      from += length;
    }
    assertArrayEquals(Arrays.copyOf(all, HEAD), head.toByteArray());
    assertArrayEquals(Arrays.copyOfRange(all, all.length - TAIL, all.length), output.tail());
    assertEquals(all.length - HEAD - TAIL, output.dropped());
  }

  @Test
  void looksAtTheGivenPartOfAnArrayOnly() {
    CappedOutput output = new CappedOutput();
    assertArrayEquals(new byte[] {2, 3}, output.accept(new byte[] {1, 2, 3, 4}, 1, 2));
  }

  @ParameterizedTest
  @CsvSource({"é", "€", "😀"})
  void cutsNoCharacterInTwo(String character) {
    for (int shift = 0; shift < 4; shift++) {
      byte[] all = ("x".repeat(shift) + character.repeat(HEAD)).getBytes(StandardCharsets.UTF_8);
      CappedOutput output = new CappedOutput();
      byte[] head = output.accept(all, 0, all.length);
      String kept =
          new String(head, StandardCharsets.UTF_8)
              + new String(output.tail(), StandardCharsets.UTF_8);
      assertEquals("", kept.replace(character, "").replace("x", ""));
      assertEquals(all.length, head.length + output.dropped() + output.tail().length);
    }
  }
}
