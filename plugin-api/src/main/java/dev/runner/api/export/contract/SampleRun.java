package dev.runner.api.export.contract;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.export.Attachment;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.RunHeader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A run in memory, for tests of exporters: every outcome, odd characters, a flaky test, a file.
 *
 * @param header the run without its tests
 * @param tests its tests
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record SampleRun(RunHeader header, List<ExportedTest> tests) implements ExportedRun {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

  /** Copies the tests. */
  public SampleRun {
    tests = List.copyOf(tests);
  }

  /**
   * Returns a run.
   *
   * @param tests how many tests it has; six of them have each outcome once
   * @return the run
   */
  public static SampleRun of(int tests) {
    List<ExportedTest> all = new ArrayList<>();
    List<Outcome> outcomes = List.of(Outcome.values());
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (int number = 1; number <= tests; number++) {
      Outcome outcome = outcomes.get((number - 1) % outcomes.size());
      counts.merge(outcome, 1, Integer::sum);
      all.add(test(number, outcome));
    }
    RunHeader header =
        new RunHeader(
            "019b7f3a-1234-7abc-8def-0123456789ab",
            "FINISHED",
            Optional.of(Outcome.ERROR),
            OptionalInt.of(1),
            NOON,
            Optional.of(Duration.ofMillis(4_321)),
            counts(counts),
            List.of(new RunHeader.RunPlugin("shop", "1.0.0", "ab".repeat(32), "LOADED")),
            List.of(),
            Map.of("build", "42"),
            Map.of("command", "runner run"));
    return new SampleRun(header, all);
  }

  private static RunHeader.Counts counts(Map<Outcome, Integer> counts) {
    return new RunHeader.Counts(
        counts.getOrDefault(Outcome.PASSED, 0),
        counts.getOrDefault(Outcome.FAILED, 0),
        counts.getOrDefault(Outcome.ERROR, 0),
        counts.getOrDefault(Outcome.SKIPPED, 0),
        counts.getOrDefault(Outcome.ABORTED, 0),
        counts.getOrDefault(Outcome.NOT_RUN, 0),
        1);
  }

  /**
   * Returns a test as it could be stored.
   *
   * @param number its number
   * @param outcome its outcome
   * @return the test
   */
  public static ExportedTest test(int number, Outcome outcome) {
    String name = "buys" + number;
    boolean started = outcome != Outcome.SKIPPED && outcome != Outcome.NOT_RUN;
    boolean passed = outcome == Outcome.PASSED;
    String uniqueId =
        "[engine:runner]/[plugin:shop]/[class:shop.CartTests]/[method:" + name + "()]";
    return new ExportedTest(
        number,
        "shop " + uniqueId,
        "shop:shop.CartTests." + name,
        uniqueId,
        Optional.empty(),
        "shop",
        "shop.CartTests",
        name,
        name + " \u00e4\u4e2d\ud83d\ude00 \"<&>'",
        List.of("smoke"),
        outcome,
        number == 1 ? Set.of("FLAKY") : Set.of(),
        passed ? Optional.empty() : Optional.of("ASSERTION"),
        passed ? "" : "expected: <3>\nbut was: <4> \u0007 \ud800",
        passed ? "" : "\tat shop.CartTests." + name + "(CartTests.java:9)\n",
        started ? (number == 1 ? 2 : 1) : 0,
        started ? OptionalInt.of(1) : OptionalInt.empty(),
        started ? Optional.of(NOON.plusMillis(number)) : Optional.empty(),
        started ? Duration.ofMillis(number) : Duration.ZERO,
        number == 2 ? List.of(new Log("cart.log")) : List.of(),
        number == 2 ? List.of(new Log("stdout.txt")) : List.of());
  }

  /** A small file. */
  private record Log(String name) implements Attachment {

    private static final byte[] TEXT = "cart has 3 items\n".getBytes(StandardCharsets.UTF_8);

    @Override
    public Optional<String> mediaType() {
      return Optional.of("text/plain");
    }

    @Override
    public long size() {
      return TEXT.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(TEXT);
    }
  }
}
