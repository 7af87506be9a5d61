package dev.runner.core.task;

import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import java.util.List;
import java.util.UUID;

/**
 * A task as a file has it, its iterations folded into figures.
 *
 * @param id its uuid
 * @param header the task without its workloads
 * @param workloads its workloads, by number
 */
public record TaskResults(UUID id, TaskHeader header, List<TaskWorkload> workloads) {

  /** Copies the workloads. */
  public TaskResults {
    workloads = List.copyOf(workloads);
  }
}
