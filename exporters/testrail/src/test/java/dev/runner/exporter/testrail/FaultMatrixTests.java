package dev.runner.exporter.testrail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random faults at random calls, and deaths at random places: {@code -Dfault.seeds=N -Dseed=FIRST}.
 * Each seed has a token of its own that must not show up.
 */
final class FaultMatrixTests {

  private static final int RESUMES = 3;
  private static final Fault[] FAULTS =
      Stream.of(Fault.values()).filter(Fault::mayPass).toArray(Fault[]::new);

  static LongStream seeds() {
    long first = Long.getLong("seed", 1);
    return LongStream.range(first, first + Integer.getInteger("fault.seeds", 20));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void bringsAllThereOnce(long seed) throws Exception {
    Random random = new Random(seed);
    String token = "c4n4ry-" + seed + "-t0ken";
    SampleRun run = SampleRun.of(12 + random.nextInt(60));
    StringBuilder said = new StringBuilder();
    try (TestRailDouble testRail = TestRailDouble.startInOrder(token)) {
      testRail.paging(List.of(0, 3, 250).get(random.nextInt(3)));
      testRail.failing(call -> fault(random));
      MemoryExport export = MemoryExport.of(testRail.target(), options(random, token));
      int exports = 0;
      for (boolean complete = false; !complete && exports <= RESUMES; exports++) {
        int death = exports == 0 ? random.nextInt(2 * run.tests().size()) : Integer.MAX_VALUE;
        complete = isComplete(run, export.again().dyingAfter(death), said);
      }
      List<OutboxItem> open =
          export.items().stream().filter(item -> item.state() != State.SENT).toList();
      assertEquals(List.of(), open, () -> said.toString());
      assertEquals(Local.results(run), testRail.results());
      Set<String> once = new HashSet<>();
      assertEquals(List.of(), testRail.made().stream().filter(one -> !once.add(one)).toList());
      assertNotEquals(0, testRail.project.attachments.size());
      said.append(export.items()).append(export.planned().calls());
    }
    assertFalse(said.toString().contains("c4n4ry"), said::toString);
  }

  private static PluginOptions options(Random random, String token) {
    List<String> options = new ArrayList<>(List.of("token", token, "timeout", "1s"));
    options.addAll(List.of("attempts", "4", "batch", "" + (1 + random.nextInt(20))));
    options.addAll(List.of("mode", random.nextBoolean() ? "run" : "plan"));
    return Local.options(options.toArray(String[]::new));
  }

  /**
   * One call in eight fails. Those without an answer are rare: their limit has to be longer than
   * this machine may stop for. TestRail must not carry a call out after it was looked for, so it
   * does one after the other.
   */
  private static Optional<Fault> fault(Random random) {
    synchronized (random) {
      Fault fault = FAULTS[random.nextInt(FAULTS.length)];
      int odds = fault == Fault.SILENT_BEFORE || fault == Fault.SILENT_AFTER ? 64 : 8;
      return random.nextInt(odds) == 0 ? Optional.of(fault) : Optional.empty();
    }
  }

  /** Exports once; what is thrown is what the runner would say. */
  private static boolean isComplete(SampleRun run, MemoryExport export, StringBuilder said)
      throws InterruptedException {
    try {
      ExportReceipt receipt = new TestRailExporter().export(run, export);
      said.append(receipt).append('\n');
      return export.expected() == export.items().size()
          && export.items().stream().allMatch(item -> item.state() == State.SENT);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | Error e) { // an Error is what a killed process looks like
      said.append(e).append('\n');
      return false;
    }
  }
}
