package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.config.TimeLimits;
import dev.runner.core.result.AttemptId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForkTimesTests {

  private static final AttemptId ATTEMPT = new AttemptId(3, 1);
  private static final TimeLimits LIMITS =
      new TimeLimits(seconds(5), seconds(20), seconds(60), seconds(10), seconds(2), seconds(1));

  private long now = 1_000;
  private final ForkTimes times = new ForkTimes(LIMITS, () -> now);

  private static Optional<Duration> seconds(int seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  private void goOn(double seconds) {
    now += (long) (seconds * 1e9);
  }

  private ForkTimes executing() {
    times.heard();
    times.begin(1);
    times.discovered();
    return times;
  }

  private static Optional<Expiry> expiry(Expiry.Kind kind, int node, int seconds) {
    return Optional.of(new Expiry(kind, node, Duration.ofSeconds(seconds)));
  }

  @Test
  void anIdleForkHasAllTimeOfTheWorld() {
    goOn(1_000);
    assertEquals(Optional.empty(), times.expired());
    assertEquals(Optional.empty(), times.untilDue());
  }

  @Test
  void discoveryHasMoreTimeForMoreClasses() {
    times.begin(21);
    goOn(2.9);
    assertEquals(Optional.empty(), times.expired());
    goOn(0.1);
    assertEquals(expiry(Expiry.Kind.DISCOVERY, 0, 3), times.expired());
  }

  @Test
  void aTestThatTakesTooLongIsFound() {
    executing().testStarted(7, ATTEMPT);
    goOn(4.9);
    assertEquals(Optional.empty(), times.expired());
    goOn(0.1);
    assertEquals(expiry(Expiry.Kind.TEST, 7, 5), times.expired());
    times.ended(7);
    assertEquals(Optional.empty(), times.expired());
  }

  @Test
  void aClassThatTakesTooLongIsFound() {
    executing().classStarted(2);
    goOn(20);
    times.heard();
    assertEquals(expiry(Expiry.Kind.CLASS, 2, 20), times.expired());
  }

  @Test
  void silenceEndsWithAnySignOfLife() {
    executing();
    goOn(9);
    times.heard();
    goOn(9);
    assertEquals(Optional.empty(), times.expired());
    goOn(1);
    assertEquals(expiry(Expiry.Kind.SILENCE, 0, 10), times.expired());
  }

  @Test
  void aSlowTestIsToldOnce() {
    executing().testStarted(7, ATTEMPT);
    goOn(0.9);
    assertEquals(List.of(), times.slow());
    goOn(0.1);
    assertEquals(List.of(ATTEMPT), times.slow());
    assertEquals(List.of(), times.slow());
  }

  @Test
  void knowsWhenTheNextThingIsDue() {
    executing().classStarted(2);
    assertEquals(Optional.of(10_000_000_000L), times.untilDue());
    times.testStarted(7, ATTEMPT);
    assertEquals(Optional.of(1_000_000_000L), times.untilDue());
    goOn(1);
    times.slow();
    assertEquals(Optional.of(4_000_000_000L), times.untilDue());
  }

  @Test
  void aFinishedPortionLeavesNothingBehind() {
    executing().testStarted(7, ATTEMPT);
    times.idle();
    goOn(1_000);
    assertEquals(Optional.empty(), times.expired());
    assertEquals(List.of(), times.slow());
  }
}
