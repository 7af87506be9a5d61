package dev.runner.core.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunIdTests {

  @Test
  void sortsByTimeInEveryRepresentation() {
    List<RunId> made = new ArrayList<>();
    for (long millis = 1; millis > 0 && millis < 1L << 47; millis *= 3) {
      made.add(RunId.create(Instant.ofEpochMilli(millis)));
    }
    List<RunId> shuffled = new ArrayList<>(made);
    Collections.shuffle(shuffled, new java.util.Random(1));
    assertEquals(made, shuffled.stream().sorted().toList());
    List<String> texts = made.stream().map(RunId::toString).toList();
    assertEquals(texts, texts.stream().sorted().toList());
  }

  @Test
  void isAUuidOfVersionSevenWithTheTimeInFront() {
    RunId id = RunId.create(Instant.ofEpochMilli(0x0123456789abL));
    assertEquals(7, id.value().version());
    assertEquals(2, id.value().variant());
    assertEquals(0x0123456789abL, id.value().getMostSignificantBits() >>> 16);
  }

  @Test
  void isUniqueWithinOneMillisecond() {
    HashSet<RunId> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(RunId.create(Instant.EPOCH));
    }
    assertEquals(10_000, ids.size());
  }

  @Test
  void readsItsOwnTextAndNoOther() {
    RunId id = RunId.create(Instant.EPOCH);
    assertEquals(id, RunId.parse(id.toString()));
    assertThrows(IllegalArgumentException.class, () -> RunId.parse("last"));
  }
}
