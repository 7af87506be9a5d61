package dev.runner.core.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTests {

  @Test
  void readsWhatItWrites() {
    assertEquals(new Shard(2, 3), Shard.parse("2/3"));
    assertEquals("9999/9999", Shard.parse("9999/9999").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0/3", "4/3", "-1/3", "1/-3", "1/10000", "1/3/5", " 1/3", "a/b"})
  void refusesWhatIsNone(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Shard.parse(text)).getMessage();
    assertTrue(message.startsWith("Invalid shard '" + text + "' (expected K/N"), message);
  }
}
