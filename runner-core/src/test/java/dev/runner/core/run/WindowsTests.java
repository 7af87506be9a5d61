package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WindowsTests {

  @Test
  void growWithWhatIsBehindThem() {
    assertEquals(1_001, Windows.behind(1));
    assertEquals(2_002, Windows.behind(1_001));
    assertEquals(4_004, Windows.behind(2_002));
  }

  @Test
  void areNeverSoLargeThatTheirNamesFillTheMemory() {
    assertEquals(1_016_000, Windows.behind(1_000_000));
  }

  @Test
  void takeFewRangesForManyInvocations() {
    int ranges = 0;
    for (int end = 1; end < 100_000; end = Windows.behind(end)) {
      ranges++;
    }
    assertTrue(ranges < 15, ranges + " ranges");
  }
}
