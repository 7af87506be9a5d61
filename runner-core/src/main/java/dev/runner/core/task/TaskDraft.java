package dev.runner.core.task;

import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A task that is being read; each of its properties may be missing, and come in any order. */
final class TaskDraft {

  private static final String FINISHED = "finished";
  private static final Set<String> NOTHING = Set.of("", "n/a", "n\u0007");

  private final List<WorkloadDraft> workloads = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private boolean known;
  private String uuid = "";
  private String title = "";
  private String description = "";
  private String status = "";
  private String environment = "";
  private Optional<Boolean> passed = Optional.empty();
  private Optional<Instant> createdAt = Optional.empty();
  private Optional<Instant> updatedAt = Optional.empty();
  private Optional<Instant> writtenAt = Optional.empty();
  private Optional<Duration> duration = Optional.empty();

  /** Returns a draft of the task that a list of workloads is. */
  static TaskDraft ofWorkloads() {
    TaskDraft task = new TaskDraft();
    task.status = FINISHED;
    return task;
  }

  /** Tells whether it is one as far as anybody can see. */
  boolean isTask() {
    return known;
  }

  /** Notes when the report was written. */
  void writtenAt(String text) {
    writtenAt = ReportTimes.instant(text);
  }

  /** Reads a property. */
  void read(String name, ReportInput in) throws WrongReportException {
    switch (name) {
      case "uuid" -> uuid = in.text();
      case "title" -> title = in.text();
      case "description" -> description = in.text();
      case "status" -> status = in.text();
      case "env_name", "deployment_name" -> environment = in.text();
      case "pass_sla" -> passed = in.flag();
      case "created_at" -> createdAt = ReportTimes.instant(in.text());
      case "updated_at" -> updatedAt = ReportTimes.instant(in.text());
      case "task_duration" -> duration = ReportTimes.seconds(in.number());
      case "tags" -> in.elements(none -> in.scalar().ifPresent(tags::add));
      case "subtasks" -> subtasks(in);
      default -> {
        // of no interest
      }
    }
  }

  private void subtasks(ReportInput in) throws WrongReportException {
    known = in.isArray();
    in.elements(
        none -> {
          int first = workloads.size();
          String[] part = {""};
          in.properties(
              name -> {
                if (name.equals("title")) {
                  part[0] = in.text();
                } else if (name.equals("workloads")) {
                  in.elements(each -> addWorkload(in));
                }
              });
          workloads.subList(first, workloads.size()).forEach(one -> one.partOf(part[0]));
        });
  }

  /** Reads a workload. */
  void addWorkload(ReportInput in) throws WrongReportException {
    known = true;
    if (!in.isObject()) {
      throw new WrongReportException(
          "it is no report of Rally: workload %d is no object".formatted(workloads.size() + 1));
    }
    WorkloadDraft workload = new WorkloadDraft();
    in.properties(name -> workload.read(name, in));
    if (!workload.isWorkload()) {
      throw new WrongReportException(
          "it is no report of Rally: workload %d has neither a name nor results"
              .formatted(workloads.size() + 1));
    }
    workloads.add(workload);
  }

  /**
   * Returns the task.
   *
   * @param ids gives it a uuid if it has none
   * @param modified when the file was written, which is all that is known if it says nothing
   */
  TaskResults finished(TaskIds ids, Instant modified) {
    List<TaskWorkload> all = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (WorkloadDraft workload : workloads) {
      all.add(workload.finished(all.size() + 1, keys));
    }
    UUID id = ids.of(uuid);
    return new TaskResults(id, header(id, all, modified), all);
  }

  private TaskHeader header(UUID id, List<TaskWorkload> all, Instant modified) {
    TaskHeader.Counts counts =
        new TaskHeader.Counts(
            all.size(),
            (int) all.stream().filter(one -> !one.passed()).count(),
            all.stream().mapToLong(TaskWorkload::iterations).sum(),
            all.stream().mapToLong(TaskWorkload::failures).sum());
    Optional<Instant> first =
        all.stream().flatMap(one -> one.startedAt().stream()).min(Instant::compareTo);
    return new TaskHeader(
        id.toString(),
        title,
        description,
        status,
        counts.failed() == 0 && passed.orElse(true),
        Stream.of(createdAt, first, writtenAt)
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(modified),
        spent(),
        NOTHING.contains(environment) ? Optional.empty() : Optional.of(environment),
        tags,
        counts);
  }

  private Optional<Duration> spent() {
    return duration
        .or(() -> createdAt.flatMap(begin -> updatedAt.map(end -> Duration.between(begin, end))))
        .filter(ReportTimes::isTime);
  }
}
