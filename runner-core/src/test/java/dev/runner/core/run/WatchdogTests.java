package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.config.TimeLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchdogTests {

  private static TimeLimits limits(Duration test, Duration slow) {
    return new TimeLimits(
        Optional.of(test),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(slow));
  }

  @Test
  void neverSleepsLongerThanTheShortestLimit() {
    try (Watchdog watchdog = new Watchdog(limits(Duration.ofHours(1), Duration.ofMinutes(1)))) {
      watchdog.watch(Optional::empty);
      assertEquals(Duration.ofMinutes(1).toNanos(), watchdog.check());
      watchdog.watch(() -> Optional.of(Duration.ofMinutes(2).toNanos()));
      assertEquals(Duration.ofMinutes(1).toNanos(), watchdog.check());
      watchdog.watch(() -> Optional.of(5L));
      assertEquals(5, watchdog.check());
    }
  }

  @Test
  void forgetsWhatHasEnded() {
    try (Watchdog watchdog = new Watchdog(limits(Duration.ofHours(1), Duration.ofMinutes(1)))) {
      Watchdog.Watched ended = () -> Optional.of(5L);
      watchdog.watch(ended);
      watchdog.forget(ended);
      assertEquals(Duration.ofMinutes(1).toNanos(), watchdog.check());
    }
  }

  @Test
  void looksByItselfAgainAndAgain() throws InterruptedException {
    CountDownLatch looks = new CountDownLatch(3);
    try (Watchdog watchdog = new Watchdog(limits(Duration.ofMillis(2), Duration.ofMillis(1)))) {
      watchdog.watch(
          () -> {
            looks.countDown();
            return Optional.empty();
          });
      assertTrue(looks.await(30, TimeUnit.SECONDS));
    }
  }
}
