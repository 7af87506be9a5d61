package dev.runner.exporter.testrail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults at each endpoint, refused results, and what is left for another export. */
final class FaultTests {

  private static final SampleRun RUN = SampleRun.of(24);
  private static final SampleRun FINISHED = SampleRun.of(5); // each test has a verdict

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
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FORBIDDEN", "MOVED"})
  void bringsAllThereOnceThoughEachEndpointFailsAtFirst(Fault fault) throws Exception {
    Set<String> failed = ConcurrentHashMap.newKeySet();
    boolean slow = fault == Fault.SILENT_BEFORE || fault == Fault.SILENT_AFTER;
    testRail.failing(
        call ->
            when(
                (!slow || !call.startsWith("get_")) && failed.add(call.replaceFirst("/.*", "")),
                fault));
    String timeout = slow ? "700ms" : "10s";
    MemoryExport export = export("batch", "7", "timeout", timeout);
    run(export);

    assertEquals(Local.results(RUN), testRail.results());
    assertEquals(List.of(), notSent(export));
    assertEquals(new HashSet<>(testRail.made()).size(), testRail.made().size());
    assertTrue(failed.contains("add_attachment_to_result"), failed::toString);
    assertFalse(export.items().toString().contains(TestRailDouble.TOKEN));
  }

  @Test
  void leavesOutTheOneResultThatIsRefused() throws Exception {
    for (int number = 1; number <= 24; number++) {
      testRail.project.hasCase(number, "shop:shop.CartTests.buys" + number);
    }
    testRail.project.unknownInResults.add(10L); // deleted since the cases were read
    MemoryExport export = export("create-cases", "false", "close", "true");
    run(export);

    assertEquals(19, testRail.results().size());
    OutboxItem bad = notSent(export).get(0);
    assertEquals(1, notSent(export).size());
    assertEquals("shop:shop.CartTests.buys10", bad.key());
    assertTrue(bad.reason().startsWith("it answered 400: 'Field :results"), bad::reason);
    assertTrue(bad.reason().contains("case C10 unknown"), bad::reason);
    assertFalse(bad.retry());
    assertFalse(
        testRail.calls().toString().contains("close_run"), "not closed: it is not complete");

    testRail.project.unknownInResults.clear();
    run(export.again());
    assertEquals(Local.results(RUN), testRail.results());
    assertEquals(List.of(), notSent(export));
  }

  @Test
  void doesNotCloseTheRunWhereOnlyTheRestIsAskedForAndAResultWasRefused() throws Exception {
    for (int number = 1; number <= 5; number++) {
      testRail.project.hasCase(number, "shop:shop.CartTests.buys" + number);
    }
    testRail.project.unknownInResults.add(4L);
    MemoryExport export = export("create-cases", "false", "close", "true");
    run(FINISHED, export);
    run(FINISHED, export.resuming());
    assertEquals(4, testRail.results().size());
    assertFalse(testRail.calls().toString().contains("close_run"), "a result is missing");

    testRail.project.unknownInResults.clear();
    run(FINISHED, export.again());
    assertEquals(Local.results(FINISHED), testRail.results());
    assertTrue(testRail.calls().toString().contains("close_run"));
  }

  @Test
  void doesNotCloseTheRunWhereOnlyTheRestIsAskedForAndAFileWasRefused() throws Exception {
    MemoryExport export = export("max-attachment", "5", "close", "true");
    run(FINISHED, export);
    run(FINISHED, export.resuming());
    assertEquals(Local.results(FINISHED), testRail.results());
    assertEquals(1, notSent(export).size());
    assertFalse(testRail.calls().toString().contains("close_run"), "a file is missing");
  }

  @Test
  void givesUpForNowWhereNobodyAnswers() throws Exception {
    testRail.failing(call -> when(call.startsWith("add_results"), Fault.UNAVAILABLE));
    MemoryExport export = export("batch", "3", "attempts", "2");
    run(export);

    long tries = testRail.calls().stream().filter(call -> call.startsWith("add_results")).count();
    assertEquals(6, tries);
    OutboxItem first = notSent(export).get(0);
    assertTrue(first.reason().startsWith("it answered 503"), first::reason);
    assertTrue(first.reason().endsWith("(2 attempts)"), first::reason);
    assertTrue(first.retry());

    testRail.failing(call -> Optional.empty());
    run(export.again());
    assertEquals(Local.results(RUN), testRail.results());
    assertEquals(List.of(), notSent(export));
  }

  @Test
  void doesNotSendAgainWhatArrivedWhenItWasKilled() throws Exception {
    MemoryExport export = export("batch", "4");
    run(export);
    List<String> once = testRail.made();
    for (OutboxItem item : export.items()) { // as it looks before the answer is kept
      export.outbox().pending(item.key(), item.content());
    }
    run(export.again());
    assertEquals(once, testRail.made());
    assertEquals(List.of(), notSent(export));

    MemoryExport elsewhere = export("batch", "4"); // an outbox that knows nothing
    run(elsewhere);
    assertEquals(once.size(), testRail.made().size());
    assertEquals(List.of(), notSent(elsewhere));
  }

  @Test
  void looksAlsoIfItWasKilledWhenItHadJustMetTheRun() throws Exception {
    run(export());
    List<String> once = testRail.made();
    MemoryExport elsewhere = export();
    assertThrows(Error.class, () -> run(elsewhere.dyingAfter(1)));
    assertEquals(1, elsewhere.items().size(), "the run alone is known");
    MemoryExport next = export();
    next.outbox().record(elsewhere.items());
    run(next);
    assertEquals(once, testRail.made());
    assertEquals(List.of(), notSent(next));
  }

  @Test
  void sendsTwiceOnlyWhatIsCarriedOutAfterItWasLookedFor() throws Exception {
    CountDownLatch looked = new CountDownLatch(2);
    AtomicInteger batches = new AtomicInteger();
    testRail.failing(
        call -> {
          boolean late = call.startsWith("add_results") && batches.incrementAndGet() == 2;
          if (call.startsWith("add_results") && batches.get() == 3) {
            looked.countDown(); // it was looked for, was not there, and comes again
          }
          if (late) {
            awaitTheSecond(looked);
          }
          return Optional.empty();
        });
    MemoryExport export = export("batch", "7", "timeout", "700ms", "attachments", "none");
    run(export);

    assertEquals(List.of(), notSent(export));
    List<String> twice = new ArrayList<>(testRail.made());
    new HashSet<>(twice).forEach(twice::remove);
    assertEquals(7, twice.size(), "the limit that the documentation names: one batch");
  }

  private static void awaitTheSecond(CountDownLatch looked) {
    looked.countDown();
    try {
      assertTrue(looked.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void tellsWhoMayNot() throws Exception {
    testRail.failing(call -> when(call.startsWith("add_results"), Fault.FORBIDDEN));
    MemoryExport export = export("batch", "3");
    run(export);
    String reason = notSent(export).get(0).reason();
    assertTrue(reason.contains("403: 'as was asked for, Basic ***, ***': check"), reason);
    long tries = testRail.calls().stream().filter(call -> call.startsWith("add_results")).count();
    assertEquals(1, tries);
  }

  @Test
  void hasNoTrailOfCallsWhereItEndsAnExport() {
    testRail.failing(call -> Optional.of(Fault.UNAVAILABLE));
    CallFailedException failure =
        assertThrows(CallFailedException.class, () -> run(export("attempts", "2")));
    assertTrue(failure.toString().startsWith("TestRail: it answered 503"), failure::toString);
    assertEquals(0, failure.getStackTrace().length);
  }

  private static Optional<Fault> when(boolean fails, Fault fault) {
    return fails ? Optional.of(fault) : Optional.empty();
  }

  private MemoryExport export(String... options) {
    return MemoryExport.of(testRail.target(), Local.options(options));
  }

  private static void run(MemoryExport export) throws Exception {
    run(RUN, export);
  }

  private static void run(SampleRun run, MemoryExport export) throws Exception {
    new TestRailExporter().export(run, export);
  }

  private static List<OutboxItem> notSent(MemoryExport export) {
    return export.items().stream().filter(item -> item.state() != State.SENT).toList();
  }
}
