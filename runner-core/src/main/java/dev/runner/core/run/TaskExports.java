package dev.runner.core.run;

import dev.runner.core.export.ExportGoods;
import dev.runner.core.export.ExportNews;
import dev.runner.core.export.TaskGoods;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.store.ResultStore;
import dev.runner.core.task.TaskResults;
import java.util.List;
import java.util.Optional;

/** Sends tasks of files elsewhere, by the exporters of plugins. */
public final class TaskExports {

  /** Creates it. */
  public TaskExports() {}

  /**
   * Exports tasks, one after the other.
   *
   * @param request where plugins and options are
   * @param store keeps what was sent
   * @param tasks the tasks
   * @param order where to, and how
   * @param news hears how far it is
   * @return what came of it; nothing was sent of any task if a target was refused
   */
  public ExportReport export(
      RunRequest request,
      ResultStore store,
      List<TaskResults> tasks,
      ExportOrder order,
      ExportNews news) {
    return new GoodsExport(request, store, order, ServiceKind.TASK_EXPORTER)
        .export(
            secrets ->
                tasks.stream().<ExportGoods>map(task -> new TaskGoods(task, secrets)).toList(),
            Optional.empty(),
            news);
  }
}
