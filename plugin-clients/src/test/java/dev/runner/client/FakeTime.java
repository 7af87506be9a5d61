package dev.runner.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that goes on only where somebody sleeps. */
final class FakeTime implements Time {

  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final List<Duration> slept = new ArrayList<>();
  private Duration passed = Duration.ZERO;

  @Override
  public Instant now() {
    return START.plus(passed);
  }

  @Override
  public long nanos() {
    return passed.toNanos();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    slept.add(duration);
    passed = passed.plus(duration);
  }

  List<Duration> slept() {
    return slept;
  }
}
