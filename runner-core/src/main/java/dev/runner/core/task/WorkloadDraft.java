package dev.runner.core.task;

import dev.runner.api.export.TaskWorkload;
import dev.runner.api.export.TaskWorkload.Criterion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** A workload that is being read, in either form of reports. */
final class WorkloadDraft {

  private static final int LONGEST_UUID = 100;

  private final Iterations iterations = new Iterations();
  private final GivenStatistics given = new GivenStatistics();
  private final Map<String, String> settings = new TreeMap<>();
  private final List<Criterion> criteria = new ArrayList<>();
  private boolean known;
  private String uuid = "";
  private String name = "";
  private String description = "";
  private String part = "";
  private String kind = "";
  private Optional<Instant> startedAt = Optional.empty();
  private Optional<Duration> load = Optional.empty();
  private Optional<Duration> full = Optional.empty();
  private Optional<Boolean> passed = Optional.empty();

  /** Tells whether it is one as far as anybody can see. */
  boolean isWorkload() {
    return known || !name.isEmpty();
  }

  /** Notes the title of the part of the task that it belongs to. */
  void partOf(String title) {
    part = title;
  }

  /** Reads a property. */
  void read(String property, ReportInput in) throws WrongReportException {
    switch (property) {
      case "uuid" -> uuid = in.text();
      case "name" -> name = in.text();
      case "description" -> description = in.text();
      case "scenario" -> in.properties(scenario -> name = scenario);
      case "key" -> in.properties(each -> key(each, in));
      case "runner_type" -> kind = in.text();
      case "runner" -> in.properties(each -> runner(each, in));
      case "start_time" -> startedAt = ReportTimes.epoch(in.number());
      case "load_duration" -> load = ReportTimes.seconds(in.number());
      case "full_duration" -> full = ReportTimes.seconds(in.number());
      case "pass_sla" -> passed = in.flag();
      case "sla_results" -> in.properties(each -> criteria(in));
      case "sla" -> criteria(in);
      default -> results(property, in);
    }
  }

  private void results(String property, ReportInput in) throws WrongReportException {
    switch (property) {
      case "statistics" -> given.read(in);
      case "total_iteration_count" -> given.total(in.number());
      case "failed_iteration_count" -> given.failed(in.number());
      case "data", "result" -> {
        known = true;
        if (in.isObject()) {
          in.properties(each -> in.elements(none -> iterations.read(in)));
        } else {
          in.elements(none -> iterations.read(in));
        }
      }
      default -> {
        // of no interest
      }
    }
  }

  /** Reads a property of what names a workload in the older form. */
  private void key(String property, ReportInput in) throws WrongReportException {
    switch (property) {
      case "name" -> name = in.text();
      case "description" -> description = in.text();
      case "kw" ->
          in.properties(
              each -> {
                if (each.equals("runner")) {
                  in.properties(setting -> runner(setting, in));
                }
              });
      default -> {
        // of no interest
      }
    }
  }

  /** Reads {@code {"rps": {"times": 8}}} as well as {@code {"type": "rps", "times": 8}}. */
  private void runner(String property, ReportInput in) throws WrongReportException {
    if (in.isObject()) {
      kind = property;
      in.properties(each -> in.scalar().ifPresent(value -> settings.put(each, value)));
    } else if (property.equals("type")) {
      kind = in.text();
    } else {
      in.scalar().ifPresent(value -> settings.put(property, value));
    }
  }

  /** In the newer form, what was asked for is an object, and what came of it a list. */
  private void criteria(ReportInput in) throws WrongReportException {
    in.elements(
        none -> {
          String[] texts = {"", ""};
          boolean[] met = {false};
          in.properties(
              property -> {
                switch (property) {
                  case "criterion" -> texts[0] = in.text();
                  case "detail" -> texts[1] = in.text();
                  case "success" -> met[0] = in.flag().orElse(false);
                  default -> {
                    // of no interest
                  }
                }
              });
          criteria.add(new Criterion(texts[0], met[0], texts[1]));
        });
  }

  /**
   * Returns the workload. What its iterations say holds; without any, what the report has counted.
   *
   * @param number its number in the task
   * @param keys those of the task's other workloads; gets its own
   */
  TaskWorkload finished(int number, Set<String> keys) {
    String shown = name.isEmpty() ? "unnamed" : ReportInput.name(name);
    boolean own = isUuid() && !keys.contains(uuid);
    String key = own ? uuid : number + " " + shown;
    keys.add(key);
    boolean raw = iterations.count() > 0;
    return new TaskWorkload(
        number,
        key,
        shown,
        description,
        part,
        new TaskWorkload.Load(kind, settings, load, full),
        startedAt.or(() -> ReportTimes.epoch(begin())),
        passed.orElseGet(() -> criteria.stream().allMatch(Criterion::passed)),
        criteria,
        raw ? iterations.count() : given.iterations(),
        raw ? iterations.failures() : given.failures(),
        raw ? iterations.figures() : given.figures(),
        raw ? iterations.actions() : given.actions(),
        iterations.errors());
  }

  private boolean isUuid() {
    return !uuid.isEmpty() && !uuid.equals("n/a") && uuid.length() <= LONGEST_UUID;
  }

  private OptionalDouble begin() {
    return iterations.begin();
  }
}
