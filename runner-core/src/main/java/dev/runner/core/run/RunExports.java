package dev.runner.core.run;

import dev.runner.core.export.ExportNews;
import dev.runner.core.export.RunGoods;
import dev.runner.core.export.TargetCheck;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.store.ResultStore;
import java.util.List;
import java.util.Optional;

/** Sends stored runs elsewhere, by the exporters of plugins. */
public final class RunExports {

  /** Creates it. */
  public RunExports() {}

  /** Returns the installed exporters. */
  public ExportersView exporters(RunRequest request) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      RunSettings settings = new SuitePreparer().settings(request, scratch.path());
      InstalledExporters exporters = InstalledExporters.read(settings, request);
      List<Issue> issues = exporters.issues();
      return new ExportersView(exporters.rows(), issues, ExitStatus.of(issues));
    }
  }

  /**
   * Exports a run.
   *
   * @param request where plugins and options are
   * @param store has the run, and keeps what was sent
   * @param run which run
   * @param order where to, and how
   * @param news hears how far it is
   * @return what came of it; nothing was sent if a target was refused
   */
  public ExportReport export(
      RunRequest request, ResultStore store, RunId run, ExportOrder order, ExportNews news) {
    RunGoods goods = new RunGoods(store, new Workspace(request.workspace()).files(), run);
    return new GoodsExport(request, store, order, ServiceKind.RUN_EXPORTER)
        .export(secrets -> List.of(goods), underWay(store, run), news);
  }

  private static Optional<Issue> underWay(ResultStore store, RunId run) {
    return store.find(run).orElseThrow().summary().state() == RunState.RUNNING
        ? Optional.of(
            Issue.error(
                TargetCheck.CODE,
                run.toString(),
                "Run '%s' is still under way: export it when it has ended".formatted(run)))
        : Optional.empty();
  }
}
