package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A task that is exported: tests that were executed as load, with statistics. Safe for several
 * threads.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface ExportedTask {

  /** Returns all that is known of the task but for its workloads. */
  TaskHeader header();

  /**
   * Returns its workloads one by one, in the order of their numbers, from the first one each time
   * it is asked.
   *
   * @return the workloads; going on may throw {@link ExportException} if they cannot be had
   */
  Iterable<TaskWorkload> workloads();
}
