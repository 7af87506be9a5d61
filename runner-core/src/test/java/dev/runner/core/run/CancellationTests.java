package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CancellationTests {

  private static final Duration NEVER = Duration.ofHours(1);

  private final FakeProcess process = new FakeProcess();

  @Test
  void refusesBeforeThereIsARun() {
    Cancellation cancellation = new Cancellation(NEVER, NEVER);
    assertFalse(cancellation.request(CancelReason.INTERRUPTED));
    assertEquals(Optional.empty(), cancellation.reason());
  }

  @Test
  void keepsTheFirstReason() {
    Cancellation cancellation = begun(NEVER, NEVER);
    assertTrue(cancellation.request(CancelReason.TERMINATED));
    assertTrue(cancellation.request(CancelReason.INTERRUPTED));
    assertEquals(Optional.of(CancelReason.TERMINATED), cancellation.reason());
  }

  @Test
  void waitsForARequestThatMayCome() throws InterruptedException {
    Cancellation cancellation = begun(NEVER, NEVER);
    assertFalse(cancellation.isRequestedWithin(Duration.ofMillis(1)));
    Thread other = new Thread(() -> cancellation.request(CancelReason.TERMINATED));
    other.start();
    assertTrue(cancellation.isRequestedWithin(Duration.ofSeconds(30)));
    other.join();
  }

  @Test
  void tellsProcessesThatAreThereAndThoseThatCome() throws InterruptedException {
    Cancellation cancellation = begun(NEVER, NEVER);
    cancellation.watch(process);
    cancellation.request(CancelReason.INTERRUPTED);
    process.cancelled.await();
    FakeProcess late = new FakeProcess();
    cancellation.watch(late);
    late.cancelled.await();
    assertEquals(1, late.killed.getCount());
  }

  @Test
  void killsWhatStillExecutesWhenTheGraceIsOver() throws InterruptedException {
    Cancellation cancellation = begun(Duration.ZERO, NEVER);
    FakeProcess idle = new FakeProcess();
    cancellation.watch(idle);
    cancellation.watch(process).executing(true);
    cancellation.request(CancelReason.INTERRUPTED);
    process.killed.await();
    assertEquals(1, idle.killed.getCount());
    assertFalse(cancellation.isOver());
  }

  @Test
  void killsEverythingAtTheLimit() throws InterruptedException {
    Cancellation cancellation = begun(Duration.ZERO, Duration.ofMillis(1));
    cancellation.watch(process);
    cancellation.request(CancelReason.INTERRUPTED);
    process.killed.await();
    assertTrue(cancellation.isOver());
    FakeProcess late = new FakeProcess();
    cancellation.watch(late);
    late.killed.await();
  }

  @Test
  void forgetsAProcessThatHasEnded() throws InterruptedException {
    Cancellation cancellation = begun(Duration.ZERO, Duration.ofMillis(1));
    FakeProcess ended = new FakeProcess();
    cancellation.watch(ended).close();
    cancellation.watch(process);
    cancellation.request(CancelReason.INTERRUPTED);
    process.killed.await();
    assertEquals(1, ended.cancelled.getCount());
    assertEquals(1, ended.killed.getCount());
  }

  private static Cancellation begun(Duration grace, Duration limit) {
    Cancellation cancellation = new Cancellation(grace, limit);
    cancellation.begin();
    return cancellation;
  }

  /** Counts down what happens to it; waiting for what does not happen fails. */
  private static final class FakeProcess implements Cancellation.Cancellable {

    private final Latch cancelled = new Latch();
    private final Latch killed = new Latch();

    @Override
    public void cancel() {
      cancelled.countDown();
    }

    @Override
    public void kill() {
      killed.countDown();
    }
  }

  private static final class Latch extends CountDownLatch {

    Latch() {
      super(1);
    }

    @Override
    public void await() throws InterruptedException {
      assertTrue(await(30, TimeUnit.SECONDS), "it did not happen");
    }
  }
}
