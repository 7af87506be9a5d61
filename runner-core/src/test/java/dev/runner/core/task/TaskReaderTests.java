package dev.runner.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import dev.runner.api.export.TaskWorkload.Action;
import dev.runner.api.export.TaskWorkload.Figures;
import dev.runner.api.export.TaskWorkload.IterationError;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads what Rally 3.3.0 has written, and what it could have. */
class TaskReaderTests {

  /** Rally says milliseconds. */
  private static final double ROUNDED = 0.000_51;

  @TempDir private Path folder;

  @Test
  void readsAReport() throws Exception {
    TaskResults task = only(resource("report.json"));

    assertEquals("aa091985-95b6-47f7-9bd6-cdb3db06801f", task.id().toString());
    assertEquals(
        new TaskHeader(
            task.id().toString(),
            "",
            "",
            "finished",
            false,
            Instant.parse("2026-11-23T01:37:25Z"),
            Optional.of(Duration.ofSeconds(11)),
            Optional.of("lab"),
            List.of("nightly", "shop"),
            new TaskHeader.Counts(5, 2, 47, 11)),
        task.header());
    TaskWorkload fast = task.workloads().get(0);
    assertEquals("b356cf89-2499-4185-ad94-387e5c7c7177", fast.key());
    assertEquals("Dummy.dummy", fast.name());
    assertEquals("Fast", fast.part());
    assertEquals("constant", fast.load().kind());
    assertEquals(Map.of("times", "20", "concurrency", "4"), fast.load().settings());
    assertEquals(1_795_397_846L, fast.startedAt().orElseThrow().getEpochSecond());
    assertEquals(105, fast.load().duration().orElseThrow().toMillis());
    assertEquals(2, fast.criteria().size());
    assertTrue(fast.passed());
    assertNear(new Figures(0.01, 0.011, 0.013, 0.015, 0.019, 0.011), fast.figures());
    TaskWorkload failing = task.workloads().get(1);
    assertEquals(
        "Failure rate criteria 0.00% <= 60.00% <= 0.00% - Failed",
        failing.criteria().get(0).detail());
    assertEquals(
        List.of(
            new IterationError(
                "DummyScenarioException",
                "Dummy scenario expected exception: 'Dummy Scenario Exception: Probability: 0.5'",
                6)),
        failing.errors());
  }

  @Test
  void foldsActionsAsRallyDoes() throws Exception {
    List<TaskWorkload> workloads = only(resource("report.json")).workloads();
    List<Action> steps = workloads.get(2).actions();
    assertEquals(
        List.of("action_0", "action_1", "action_2"), steps.stream().map(Action::name).toList());
    assertNear(new Figures(0.002, 0.009, 0.019, 0.026, 0.032, 0.01), steps.get(0).figures());

    List<Action> twice = workloads.get(3).actions();
    assertEquals(
        List.of("dummy_fail_test (x2) 5 1", "dummy_fail_test 1 1"),
        twice.stream()
            .map(one -> "%s %d %d".formatted(one.name(), one.iterations(), one.failures()))
            .toList());
  }

  @Test
  void readsAListOfWorkloads() throws Exception {
    TaskResults task = only(resource("results.json"));
    TaskResults newer = only(resource("report.json"));

    assertEquals(task.id(), only(resource("results.json")).id());
    assertNotEquals(newer.id(), task.id());
    assertEquals(new TaskHeader.Counts(5, 2, 47, 11), task.header().counts());
    assertEquals("finished", task.header().status());
    assertEquals(1_795_397_846L, task.header().startedAt().getEpochSecond());
    for (TaskWorkload workload : task.workloads()) {
      TaskWorkload same =
          newer.workloads().stream()
              .filter(one -> one.name().equals(workload.name()))
              .findFirst()
              .orElseThrow();
      assertEquals(same.figures(), workload.figures());
      assertEquals(same.load(), workload.load());
      assertEquals(same.criteria(), workload.criteria());
      assertEquals(same.passed(), workload.passed());
      assertEquals(same.errors(), workload.errors());
      assertEquals(workload.number() + " " + workload.name(), workload.key());
    }
  }

  @Test
  void takesWhatTheReportHasCountedIfItHasNoIterations() throws Exception {
    String statistics =
        """
        {"durations": {"total": {"data": {"iteration_count": 10, "min": 1, "median": 2, "90%ile": 3,
          "95%ile": 4, "max": 5, "avg": 2.5, "success": "70.0%"}, "display_name": "total"},
          "atomics": [{"data": {"iteration_count": 4, "min": "n/a", "success": "n/a"},
            "name": "buy", "display_name": "buy (x2)"}]}}""";
    TaskWorkload given = workload("\"data\": [], \"statistics\": " + statistics);
    assertEquals(10, given.iterations());
    assertEquals(3, given.failures());
    assertEquals(Optional.of(new Figures(1, 2, 3, 4, 5, 2.5)), given.figures());
    assertEquals(List.of(new Action("buy (x2)", 4, 0, Optional.empty())), given.actions());

    TaskWorkload named =
        workload("\"total_iteration_count\": 9, \"failed_iteration_count\": 2, \"data\": null");
    assertEquals(9, named.iterations());
    assertEquals(2, named.failures());

    TaskWorkload raw =
        workload("\"data\": {\"raw\": [{\"duration\": 1}]}, \"statistics\": " + statistics);
    assertEquals(1, raw.iterations());
    assertEquals(Optional.of(new Figures(1, 1, 1, 1, 1, 1)), raw.figures());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                        | 1 | 0 | 0",
        "{\"duration\": null, \"error\": null, \"atomic_actions\": null} | 1 | 0 | 0",
        "{\"duration\": NaN, \"idle_duration\": Infinity}          | 1 | 0 | 0",
        "{\"duration\": -1}                                        | 1 | 0 | 0",
        "{\"duration\": 1e999}                                     | 1 | 0 | 0",
        "{\"duration\": \"n/a\", \"error\": \"\"}                  | 1 | 0 | 0",
        "{\"duration\": 2, \"idle_duration\": \"n/a\"}             | 1 | 0 | 2",
        "{\"duration\": 2, \"idle_duration\": 1, \"error\": []}    | 1 | 0 | 3",
        "{\"duration\": 2, \"error\": [null, null]}                | 1 | 1 | 2",
        "{\"duration\": 2, \"error\": \"away\"}                    | 1 | 1 | 2",
        "{\"duration\": 2, \"error\": {\"a\": [1]}}                | 1 | 0 | 2",
        "{\"duration\": 2, \"atomic_actions\": [{}, 1, {\"name\": \"a\"}, {\"name\": {}}]} | 1 | 0 | 2",
        "{\"duration\": 2, \"atomic_actions\": {\"a\": null, \"b\": [1, {\"c\": 2}]}} | 1 | 0 | 2",
        "null, 7, [{\"duration\": 9}], \"x\"                       | 0 | 0 | 0",
        "{\"timestamp\": 1e300, \"duration\": 123456789012345678901234567890} | 1 | 0 | 0"
      })
  void passesOverWhatIsNotAsItShouldBe(String iteration, long count, long failures, double longest)
      throws Exception {
    TaskWorkload workload = workload("\"data\": [" + iteration + "]");
    assertEquals(count, workload.iterations());
    assertEquals(failures, workload.failures());
    assertEquals(longest, workload.figures().map(Figures::max).orElse(0.0));
    assertEquals(Optional.empty(), workload.startedAt());
  }

  @Test
  void needsNoneOfTheOptionalFields() throws Exception {
    Path file =
        file(
            """
            {"tasks": [{"subtasks": []},
              {"uuid": null, "title": 7, "tags": "x", "created_at": "soon", "subtasks": [
                {}, null, {"workloads": [
                  {"data": []},
                  {"scenario": {"A.b": {}}, "sla_results": {}, "runner": null, "statistics": {}},
                  {"scenario": {"A.b": {}}, "sla_results": {"sla": [{"success": true}, {}]}},
                  {"uuid": "n/a", "name": "A.c", "start_time": null, "load_duration": null}]}]}]}
            """);
    Instant modified = Files.getLastModifiedTime(file).toInstant();
    List<TaskResults> tasks = new TaskReader().read(file);

    assertEquals(2, tasks.size());
    assertNotEquals(tasks.get(0).id(), tasks.get(1).id());
    assertEquals(tasks, new TaskReader().read(file));
    TaskHeader empty = tasks.get(0).header();
    assertEquals(new TaskHeader.Counts(0, 0, 0, 0), empty.counts());
    assertEquals(modified, empty.startedAt());
    assertTrue(empty.passed());
    assertEquals("", empty.status());
    List<TaskWorkload> workloads = tasks.get(1).workloads();
    assertEquals(
        List.of("1 unnamed", "2 A.b", "3 A.b", "4 A.c"),
        workloads.stream().map(TaskWorkload::key).toList());
    assertEquals(
        List.of(true, true, false, true), workloads.stream().map(TaskWorkload::passed).toList());
  }

  @Test
  void cutsNamesThatAreNone() throws Exception {
    String name = "x".repeat(9_000);
    TaskWorkload workload =
        only("[{\"key\": {\"name\": \"%1$s\"}, \"result\": [{\"atomic_actions\": {\"%1$s\": 1}}]}]"
                .formatted(name))
            .workloads()
            .get(0);
    assertEquals(505, workload.key().length());
    assertEquals(503, workload.actions().get(0).name().length());
  }

  @Test
  void takesNoTimeThatCannotBe() throws Exception {
    TaskResults task =
        only(
            "{\"tasks\": [{\"created_at\": \"1000-01-01T00:00:00\", \"updated_at\":"
                + " \"9000-01-01T00:00:00\", \"subtasks\": [{\"workloads\": [{\"name\": \"A.b\","
                + " \"start_time\": -1, \"load_duration\": 1e10, \"full_duration\": 8e9}]}]}]}");
    assertEquals(Optional.empty(), task.header().duration());
    TaskWorkload workload = task.workloads().get(0);
    assertEquals(Optional.empty(), workload.startedAt());
    assertEquals(Optional.empty(), workload.load().duration());
    assertEquals(
        8_000_000_000L, workload.load().fullDuration().orElseThrow().toNanos() / 1_000_000_000L);
  }

  @Test
  void readsWhenItWasWrittenAndUuidsThatComeTwice() throws Exception {
    String task = "{\"uuid\": \"7b0f4a52-9d3c-4c1e-8f57-2f6d1a9c0b11\", \"subtasks\": []}";
    List<TaskResults> tasks =
        read(
            "{\"tasks\": [%s, %s], \"info\": {\"generated_at\": \"2026-01-02T03:04:05+01:00\"}}"
                .formatted(task, task));
    assertEquals("7b0f4a52-9d3c-4c1e-8f57-2f6d1a9c0b11", tasks.get(0).header().id());
    assertNotEquals(tasks.get(0).id(), tasks.get(1).id());
    assertEquals(Instant.parse("2026-01-02T02:04:05Z"), tasks.get(0).header().startedAt());
  }

  private static void assertNear(Figures expected, Optional<Figures> actual) {
    Figures found = actual.orElseThrow();
    assertEquals(expected.min(), found.min(), ROUNDED);
    assertEquals(expected.median(), found.median(), ROUNDED);
    assertEquals(expected.p90(), found.p90(), ROUNDED);
    assertEquals(expected.p95(), found.p95(), ROUNDED);
    assertEquals(expected.max(), found.max(), ROUNDED);
    assertEquals(expected.avg(), found.avg(), ROUNDED);
  }

  private TaskWorkload workload(String properties) throws Exception {
    String text =
        "{\"tasks\": [{\"subtasks\": [{\"workloads\": [{\"scenario\": {\"A.b\": {}}, %s}]}]}]}"
            .formatted(properties);
    return only(text).workloads().get(0);
  }

  private TaskResults only(String text) throws Exception {
    List<TaskResults> tasks = read(text);
    assertEquals(1, tasks.size());
    return tasks.get(0);
  }

  private List<TaskResults> read(String text) throws Exception {
    return new TaskReader().read(file(text));
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("task.json"), text);
  }

  private static String resource(String name) throws Exception {
    try (InputStream in =
        Objects.requireNonNull(TaskReaderTests.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
