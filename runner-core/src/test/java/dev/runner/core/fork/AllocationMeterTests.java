package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AllocationMeterTests {

  private static final int SIZE = 8 << 20;

  private byte[] kept = new byte[0];

  @Test
  void countsWhatEachPortionAllocates() {
    AllocationMeter meter = new AllocationMeter(Duration.ZERO);
    meter.begin();
    kept = new byte[SIZE];
    long first = meter.end().orElseThrow();
    kept = new byte[SIZE];
    meter.begin();
    long second = meter.end().orElseThrow();

    assertTrue(first >= SIZE, () -> first + " bytes");
    assertTrue(second < SIZE, () -> second + " bytes, what was between them among it");
    assertEquals(SIZE, kept.length);
  }

  @Test
  void saysNothingWhileAProcessIsYoung() {
    AllocationMeter meter = new AllocationMeter(Duration.ofDays(1));
    meter.begin();

    assertEquals(Optional.empty(), meter.end());
  }
}
