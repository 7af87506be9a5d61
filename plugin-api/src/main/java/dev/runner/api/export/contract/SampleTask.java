package dev.runner.api.export.contract;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.export.ExportedTask;
import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import dev.runner.api.export.TaskWorkload.Action;
import dev.runner.api.export.TaskWorkload.Criterion;
import dev.runner.api.export.TaskWorkload.Figures;
import dev.runner.api.export.TaskWorkload.IterationError;
import dev.runner.api.export.TaskWorkload.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * A task in memory, for tests of exporters: workloads that passed, that did not, and of which
 * nothing is known; odd characters.
 *
 * @param header the task without its workloads
 * @param workloads its workloads
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record SampleTask(TaskHeader header, List<TaskWorkload> workloads) implements ExportedTask {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  /** Copies the workloads. */
  public SampleTask {
    workloads = List.copyOf(workloads);
  }

  /**
   * Returns a task.
   *
   * @param workloads how many workloads it has; of three, the second one has not met what was
   *     agreed, and the third one never began
   * @return the task
   */
  public static SampleTask of(int workloads) {
    List<TaskWorkload> all =
        IntStream.rangeClosed(1, workloads).mapToObj(SampleTask::workload).toList();
    TaskHeader.Counts counts =
        new TaskHeader.Counts(
            workloads,
            (int) all.stream().filter(one -> !one.passed()).count(),
            all.stream().mapToLong(TaskWorkload::iterations).sum(),
            all.stream().mapToLong(TaskWorkload::failures).sum());
    return new SampleTask(
        new TaskHeader(
            "7b0f4a52-9d3c-4c1e-8f57-2f6d1a9c0b11",
            "Shop <under> load \u00e4\u4e2d\ud83d\ude00",
            "",
            "finished",
            counts.failed() == 0,
            NOON,
            Optional.of(Duration.ofSeconds(90)),
            Optional.of("lab"),
            List.of("nightly"),
            counts),
        all);
  }

  /**
   * Returns a workload.
   *
   * @param number its number
   * @return the workload
   */
  public static TaskWorkload workload(int number) {
    boolean begun = number % 3 != 0;
    boolean passed = number % 3 != 2;
    Optional<Figures> figures =
        begun ? Optional.of(new Figures(0.1, 0.25, 0.5, 0.75, 1.5, 0.3125)) : Optional.empty();
    return new TaskWorkload(
        number,
        "workload-" + number,
        "Shop.buys" + number,
        "buys \"much\" <&> \u00e4",
        "Part " + (number + 1) / 2,
        new Load(
            "constant",
            Map.of("times", "20", "concurrency", "4"),
            begun ? Optional.of(Duration.ofMillis(5_250)) : Optional.empty(),
            Optional.empty()),
        begun ? Optional.of(NOON.plusMillis(number)) : Optional.empty(),
        passed,
        List.of(new Criterion("failure_rate", passed, passed ? "" : "Failure rate 10.00% > 0.00%")),
        begun ? 20 : 0,
        passed ? 0 : 2,
        figures,
        begun ? List.of(new Action("pay (x2)", 20, 0, figures)) : List.of(),
        passed ? List.of() : List.of(new IterationError("Timeout", "no answer \u0007\n", 2)));
  }
}
