package dev.runner.core.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a report of Rally: that of {@code rally task report --json}, or that of {@code rally task
 * results}, which is a list of workloads.
 */
final class ReportReader {

  private static final int MOST_NAMES = 5;

  private final ReportInput in;
  private final List<TaskDraft> tasks = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private Optional<String> generatedAt = Optional.empty();

  ReportReader(ReportInput in) {
    this.in = in;
  }

  /** Reads it; there is at least one task. */
  List<TaskDraft> read() throws WrongReportException {
    if (!in.next()) {
      throw new WrongReportException("it is empty");
    }
    if (in.isObject()) {
      report();
    } else if (in.isArray()) {
      listOfWorkloads();
    } else {
      throw new WrongReportException("it is no report of Rally, but a single value");
    }
    if (in.next()) {
      throw new WrongReportException("it is no report of Rally: something follows its end");
    }
    generatedAt.ifPresent(text -> tasks.forEach(task -> task.writtenAt(text)));
    return tasks;
  }

  private void report() throws WrongReportException {
    in.properties(
        name -> {
          names.add("'" + name + "'");
          switch (name) {
            case "info" -> in.properties(this::info);
            case "tasks" -> in.elements(none -> tasks.add(task()));
            default -> {
              // of no interest
            }
          }
        });
    if (!names.contains("'tasks'")) {
      String has = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
      throw new WrongReportException(
          "it is no report of Rally, which has an array 'tasks' (it has %s)"
              .formatted(has.isEmpty() ? "nothing" : has));
    }
    if (tasks.isEmpty()) {
      throw new WrongReportException("its array 'tasks' is empty");
    }
  }

  private void info(String name) {
    if (name.equals("generated_at")) {
      generatedAt = in.scalar();
    }
  }

  private TaskDraft task() throws WrongReportException {
    TaskDraft task = new TaskDraft();
    in.properties(name -> task.read(name, in));
    if (!task.isTask()) {
      throw new WrongReportException(
          "it is no report of Rally: element %d of 'tasks' has no array 'subtasks'"
              .formatted(tasks.size() + 1));
    }
    return task;
  }

  private void listOfWorkloads() throws WrongReportException {
    TaskDraft task = TaskDraft.ofWorkloads();
    in.elements(none -> task.addWorkload(in));
    if (!task.isTask()) {
      throw new WrongReportException("its list of workloads is empty");
    }
    tasks.add(task);
  }
}
