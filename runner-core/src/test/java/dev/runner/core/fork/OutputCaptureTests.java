package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.runner.core.event.OutputStreamKind;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What nodes of these numbers write: 1 an engine, 10 and 20 classes, 11, 12 and 21 tests. */
@Timeout(60)
class OutputCaptureTests {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final List<FromFork.Output> outputs = new ArrayList<>();
  private final OutputCapture capture = new OutputCapture(this::hear);

  private synchronized void hear(FromFork message) {
    outputs.add((FromFork.Output) message);
  }

  @BeforeEach
  void install() {
    capture.install();
    capture.enter(1, 0);
    capture.enter(10, 1);
  }

  @AfterEach
  void restore() {
    System.setOut(out);
    System.setErr(err);
    dev.runner.core.log.LogSink.set(line -> {});
  }

  private synchronized byte[] bytes(int node, OutputStreamKind stream) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    outputs.stream()
        .filter(output -> output.node() == node && output.stream() == stream)
        .forEach(output -> bytes.writeBytes(output.bytes()));
    return bytes.toByteArray();
  }

  private String text(int node) {
    return new String(bytes(node, OutputStreamKind.STDOUT), StandardCharsets.UTF_8);
  }

  private static void onThread(Runnable code) throws InterruptedException {
    Thread thread = new Thread(code);
    thread.start();
    thread.join();
  }

  /** Lets a thread of the common pool print; the one that calls must not help, so it only waits. */
  private static void onCommonPool(String text) {
    CountDownLatch done = new CountDownLatch(1);
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              System.out.print(text);
              done.countDown();
            });
    await(done);
  }

  private static Callable<?> printing(String text) {
    return () -> {
      System.out.print(text);
      return null;
    };
  }

  @Test
  void aTestWritesForItselfAndItsClassAroundIt() {
    System.out.print("up ");
    capture.enter(11, 10);
    System.out.print("one");
    System.err.print("oops");
    capture.leave(11);
    System.out.print("down");
    capture.leave(10);
    capture.leave(1);
    System.out.print("after");

    assertEquals("up down", text(10));
    assertEquals("one", text(11));
    assertArrayEquals("oops".getBytes(), bytes(11, OutputStreamKind.STDERR));
    assertEquals("after", text(0));
  }

  @Test
  void aThreadWritesForTheTestThatStartedItAndThenForItsClass() throws Exception {
    capture.enter(11, 10);
    CountDownLatch ended = new CountDownLatch(1);
    Thread grandchild =
        new Thread(
            () -> {
              System.out.print("in time ");
              await(ended);
              System.out.print("late");
            });
    onThread(grandchild::start);
    while (!text(11).equals("in time ")) {
      Thread.onSpinWait();
    }
    capture.leave(11);
    capture.enter(12, 10);
    ended.countDown();
    grandchild.join();

    assertEquals("late", text(10));
    assertEquals("", text(12));
  }

  @Test
  void aPoolOfAnEarlierTestWritesForTheClass() throws Exception {
    capture.enter(11, 10);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      pool.submit(printing("one")).get();
      capture.leave(11);
      capture.enter(12, 10);
      pool.submit(printing("two")).get();
    } finally {
      pool.shutdownNow();
    }

    assertEquals("one", text(11));
    assertEquals("two", text(10));
    assertEquals("", text(12));
  }

  @Test
  void theCommonPoolWritesForTheOneTestThatRuns() throws Exception {
    for (int test : List.of(11, 12)) {
      capture.enter(test, 10);
      onCommonPool("by " + test);
      capture.leave(test);
    }

    assertEquals("by 11", text(11));
    assertEquals("by 12", text(12));
  }

  @Test
  void theCommonPoolWritesForTheClassIfAnEarlierTestMayHaveLeftWork() throws Exception {
    CountDownLatch next = new CountDownLatch(1);
    capture.enter(11, 10);
    var left =
        ForkJoinPool.commonPool()
            .submit(
                () -> {
                  await(next);
                  System.out.print("late");
                });
    while (ForkJoinPool.commonPool().getActiveThreadCount() == 0) {
      Thread.onSpinWait();
    }
    capture.leave(11);
    capture.enter(12, 10);
    next.countDown();
    left.get(30, TimeUnit.SECONDS);

    assertEquals("late", text(10));
    assertEquals("", text(12));
  }

  @Test
  void theCommonPoolWritesForWhatSeveralTestsShare() throws Exception {
    capture.enter(11, 10);
    onThread(
        () -> {
          capture.enter(12, 10);
          onCommonPool("one class ");
          capture.leave(12);
          onCommonPool("still unknown");
          capture.enter(20, 1);
          onCommonPool("two classes");
          capture.leave(20);
        });

    assertEquals("one class still unknown", text(10));
    assertEquals("two classes", text(1));
  }

  @Test
  void aTestNestedOnTheThreadOfAnotherLeavesThatOneAlone() throws Exception {
    capture.enter(11, 10);
    capture.enter(20, 1);
    capture.enter(21, 20);
    CountDownLatch ended = new CountDownLatch(1);
    Thread child =
        new Thread(
            () -> {
              await(ended);
              System.out.print("late");
            });
    child.start();
    capture.leave(21);
    ended.countDown();
    child.join();
    capture.leave(20);
    System.out.print("outer");

    assertEquals("late", text(20));
    assertEquals("outer", text(11));
  }

  @Test
  void theStreamsSurviveBeingClosedReplacedAndKept() {
    PrintStream kept = System.out;
    capture.enter(11, 10);
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    System.out.print("swallowed");
    System.err.close();
    capture.leave(11);
    capture.enter(12, 10);
    kept.print("by the kept one");
    System.err.print("still there");
    capture.leave(12);
    capture.leave(10);

    assertEquals("by the kept one", text(12));
    assertArrayEquals("still there".getBytes(), bytes(12, OutputStreamKind.STDERR));
    assertSame(kept, System.out);
  }

  @Test
  void bytesStayWhatTheyAre() {
    byte[] odd = {(byte) 0xC3, (byte) 0xFF, 0, (byte) 0x80};
    capture.enter(11, 10);
    System.out.write(0xC3);
    System.out.write(0xA4);
    System.out.write(odd, 0, odd.length);

    byte[] expected = {(byte) 0xC3, (byte) 0xA4, (byte) 0xC3, (byte) 0xFF, 0, (byte) 0x80};
    assertArrayEquals(expected, bytes(11, OutputStreamKind.STDOUT));
  }

  @Test
  void aLineIsOneMessage() {
    capture.enter(11, 10);
    System.out.println("text");
    System.out.println((Object) List.of(1));

    assertEquals(2, outputs.size());
    assertEquals("text\n[1]\n", text(11));
  }

  @Test
  void aFloodIsCutInTheMiddle() {
    capture.enter(11, 10);
    for (int i = 0; i < 4; i++) {
      System.out.print("\u20AC".repeat(CappedOutput.HEAD / 2));
    }
    capture.leave(11);

    FromFork.Output tail = outputs.get(outputs.size() - 1);
    long kept = outputs.stream().mapToLong(output -> output.bytes().length).sum();
    assertEquals(6L * CappedOutput.HEAD, kept + tail.skipped());
    assertEquals(kept / 3, text(11).chars().filter(c -> c == '\u20AC').count());
    assertEquals(kept / 3, text(11).length());
  }

  @Test
  void whatTheProcessWritesIsCutAsWell() {
    capture.leave(10);
    capture.leave(1);
    System.out.print("x".repeat(5 << 20));
    assertEquals(CappedOutput.HEAD, text(0).length());
    capture.end();
    assertEquals(CappedOutput.HEAD + CappedOutput.TAIL, text(0).length());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
