package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Sends tasks elsewhere, for {@code runner task export} and {@code runner export}: results of tests
 * that were executed as load. Rally's exporter of tasks.
 *
 * <p>Named in {@code META-INF/services/dev.runner.api.export.TaskExporter}. One class may be a
 * {@link RunExporter}, too; then it is named in both files.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface TaskExporter extends Exporter {

  /**
   * Sends a task by the rules of {@link RunExporter#export}.
   *
   * @param task the task, its workloads as a stream
   * @param export where to, and what has been sent before
   * @return what the task is called there
   * @throws Exception if it cannot go on; what the outbox was told is kept
   */
  ExportReceipt export(ExportedTask task, Export export) throws Exception;
}
