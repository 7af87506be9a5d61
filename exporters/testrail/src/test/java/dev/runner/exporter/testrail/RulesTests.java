package dev.runner.exporter.testrail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.Attachment;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is sent in one call, how many calls there are at once, and in which order. */
final class RulesTests {

  private static final int FILES = 12;
  private static final int MOST_AT_ONCE = 4;

  private TestRailDouble testRail;

  @BeforeEach
  void start() throws IOException {
    testRail = TestRailDouble.start();
  }

  @AfterEach
  void stop() {
    testRail.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "250"})
  void sendsNoMoreThanItMayAndOneTemplateInACall(String batch) throws Exception {
    IntStream.rangeClosed(1, 600) // by turns of two templates
        .forEach(id -> testRail.project.hasCase(id, "shop:shop.CartTests.buys" + id));
    SampleRun run = SampleRun.of(600);
    export(run, "create-cases", "false", "batch", batch);
    assertEquals(Local.results(run), testRail.results());
    assertEquals(List.of(), testRail.project.broken);
  }

  @Test
  void uploadsFourFilesAtOnceAtMostAndAllBehindTheLastResult() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch fifth = new CountDownLatch(MOST_AT_ONCE + 1);
    testRail.failing(
        call -> {
          if (call.startsWith("add_attachment")) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            awaitOneMore(fifth);
            now.decrementAndGet();
          }
          return Optional.empty();
        });
    SampleRun some = SampleRun.of(30);
    List<ExportedTest> tests = new ArrayList<>(some.tests());
    tests.set(1, withFiles(tests.get(1)));
    export(new SampleRun(some.header(), tests), "batch", "3");

    List<String> calls =
        testRail.calls().stream().map(call -> call.replaceFirst("/.*", "")).toList();
    assertEquals(FILES, testRail.project.attachments.size());
    assertEquals(FILES, Collections.frequency(calls, "add_attachment_to_result"));
    assertTrue(
        calls.lastIndexOf("add_results_for_cases") < calls.indexOf("add_attachment_to_result"),
        calls::toString);
    assertTrue(most.get() > 1 && most.get() <= MOST_AT_ONCE, most::toString);
  }

  /** Lets the first ones wait for one that may not come. */
  private static void awaitOneMore(CountDownLatch fifth) {
    fifth.countDown();
    try {
      if (!fifth.await(1, TimeUnit.SECONDS)) {
        fifth.countDown(); // it does not come, and nobody has to wait any more
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ExportedTest withFiles(ExportedTest test) {
    List<Attachment> files = Collections.nCopies(FILES, test.attachments().get(0));
    return new ExportedTest(
        test.number(),
        test.key(),
        test.id(),
        test.uniqueId(),
        test.uuid(),
        test.plugin(),
        test.className(),
        test.name(),
        test.displayName(),
        test.tags(),
        Outcome.FAILED,
        test.flags(),
        test.cause(),
        test.message(),
        test.trace(),
        test.attempts(),
        test.fork(),
        test.startedAt(),
        test.duration(),
        files,
        List.of());
  }

  private void export(SampleRun run, String... options) throws Exception {
    new TestRailExporter().export(run, MemoryExport.of(testRail.target(), Local.options(options)));
  }
}
