package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadDumpTextTests {

  @Test
  void beginsWithTheThreadOfTheTestAlsoWhereThatIsTheRunnersOwn() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread tests = new Thread(() -> await(end), "runner-tests");
    Thread own = new Thread(() -> await(end), "runner-recorder");
    tests.start();
    own.start();
    try {
      String dump = ThreadDumpText.of(Optional.of(tests));
      assertTrue(dump.startsWith("\"runner-tests\" "), dump);
      assertTrue(dump.contains("\"main\" "), dump);
      assertFalse(dump.contains("runner-recorder"), dump);
    } finally {
      end.countDown();
      tests.join();
      own.join();
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
