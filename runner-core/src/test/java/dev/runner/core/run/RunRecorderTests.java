package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTests {

  /** More than the recorder's queue holds, so that a writer that is gone would block the run. */
  private static final int MANY = 30_000;

  private final RunId run = RunId.create(Instant.EPOCH);
  private final RunEvent event = new RunEvent.IssueRaised(Issue.info("run.test", "x", "y"));
  private final List<RunEvent> observed = new ArrayList<>();

  @TempDir private Path folder;
  private Path journal;

  @BeforeEach
  void nameJournal() {
    journal = folder.resolve("journal");
  }

  @Test
  void remembersThatAStoreFailsInAWayNobodyExpected() throws IOException {
    RunRecorder recorder = record(MANY, () -> failing(new IllegalStateException("boom")));
    assertTrue(recorder.failure().orElse("").contains("boom"), recorder.failure()::toString);
    assertEquals(MANY, journalled());
  }

  @Test
  void remembersThatMemoryRanOutInTheStore() throws IOException {
    RunRecorder recorder = record(MANY, () -> failing(new OutOfMemoryError("full")));
    assertTrue(recorder.failure().orElse("").contains("full"), recorder.failure()::toString);
    assertEquals(MANY, journalled());
  }

  @Test
  void keepsTheJournalOfAStoreThatCannotBeOpened() throws IOException {
    RunRecorder recorder =
        record(
            3,
            () -> {
              throw new UnsatisfiedLinkError("no driver");
            });
    assertTrue(recorder.failure().orElse("").contains("no driver"), recorder.failure()::toString);
    assertTrue(recorder.store().isEmpty());
    assertEquals(3, journalled());
  }

  @Test
  void hasNoFailureWhereAllIsWritten() throws IOException {
    List<Object> stored = new ArrayList<>();
    RunRecorder recorder = record(2_500, () -> store(stored::addAll));
    assertTrue(recorder.failure().isEmpty());
    assertEquals(2_500, stored.size());
    assertEquals(2_500, observed.size());
  }

  @Test
  void holdsUpWhoeverWritesMoreThanCanBeStored() throws Exception {
    CountDownLatch stored = new CountDownLatch(1);
    RunRecorder recorder =
        new RunRecorder(
            run, Journal.create(journal), () -> store(e -> stored.await()), observed::add);
    byte[] mebibyte = new byte[1 << 20];
    RunEvent output = new RunEvent.OutputCaptured(1, 1, OutputStreamKind.STDOUT, mebibyte, 0);
    Thread writing =
        new Thread(
            () -> {
              for (int i = 0; i < 100; i++) {
                recorder.record(output);
              }
            });
    writing.start();
    while (writing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    int held = observed.size();
    stored.countDown();
    writing.join();
    recorder.close();

    assertTrue(held <= 33, () -> held + " MiB in memory");
    assertEquals(100, journalled());
  }

  private RunRecorder record(int events, Supplier<ResultStore> store) throws IOException {
    RunRecorder recorder = new RunRecorder(run, Journal.create(journal), store, observed::add);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          try (recorder) {
            for (int i = 0; i < events; i++) {
              recorder.record(event);
            }
          }
        });
    return recorder;
  }

  @Test
  void tellsWhenAllThatWasRecordedIsInTheJournal() throws Exception {
    try (RunRecorder recorder =
        new RunRecorder(run, Journal.create(journal), () -> store(all -> {}), observed::add)) {
      for (int events = 1; events <= 3; events++) {
        recorder.record(event);
        recorder.settle();
        assertEquals(events, journalled());
      }
    }
  }

  private int journalled() throws IOException {
    List<RunEvent> events = new ArrayList<>();
    Journal.replay(journal, events::add);
    return events.size();
  }

  private static ResultStore failing(Throwable failure) {
    return store(
        events -> {
          throw failure;
        });
  }

  /** Returns a store that can do nothing but take events. */
  private static ResultStore store(Append append) {
    return (ResultStore)
        Proxy.newProxyInstance(
            RunRecorderTests.class.getClassLoader(),
            new Class<?>[] {ResultStore.class},
            (proxy, method, arguments) -> {
              append.take((List<?>) arguments[1]);
              return null;
            });
  }

  private interface Append {
    void take(List<?> events) throws Throwable;
  }
}
