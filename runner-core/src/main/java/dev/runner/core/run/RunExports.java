package dev.runner.core.run;

import dev.runner.api.export.ExportTarget;
import dev.runner.core.config.ExportRules;
import dev.runner.core.export.ExportNews;
import dev.runner.core.export.TargetCheck;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.result.RunState;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.store.ResultStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
   * @param order which run, where to, and how
   * @param news hears how far it is
   * @return what came of it; nothing was sent if a target was refused
   */
  public ExportReport export(
      RunRequest request, ResultStore store, ExportOrder order, ExportNews news) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      RunSettings settings = new SuitePreparer().settings(request, scratch.path());
      InstalledExporters exporters = InstalledExporters.read(settings, request);
      List<Issue> refusals =
          new ArrayList<>(refusals(exporters, rules(settings), order, SecretMask.NONE));
      lifecycle(store, order).ifPresent(refusals::add);
      if (!refusals.isEmpty()) {
        return ExportReport.refused(refusals);
      }
      Map<String, PluginId> plugins = plugins(exporters, order);
      RunRequest asking =
          request.selecting(RunRequest.ofPlugins(new LinkedHashSet<>(plugins.values())));
      PreparedConfig config = new SuitePreparer().configured(settings, exporters.plugins(), asking);
      refusals.addAll(problems(config, plugins));
      refusals.addAll(refusals(exporters, rules(settings), order, config.config().secrets()));
      if (!refusals.isEmpty()) {
        return ExportReport.refused(refusals);
      }
      try (ServiceCommand command =
          ServiceCommand.open(ServiceKind.RUN_EXPORTER, config, asking, scratch.path())) {
        return sent(command, store, order, plugins, news);
      }
    }
  }

  private static ExportReport sent(
      ServiceCommand command,
      ResultStore store,
      ExportOrder order,
      Map<String, PluginId> plugins,
      ExportNews news) {
    List<ExportResult> results = new ArrayList<>();
    plugins.forEach(
        (target, plugin) ->
            results.add(new TargetExport(command, store, order, target, plugin).send(news)));
    boolean good = results.stream().allMatch(ExportResult::isGood);
    return new ExportReport(results, List.of(), good ? ExitStatus.OK : ExitStatus.EXPORT);
  }

  private static ExportRules rules(RunSettings settings) {
    return settings.lending().rules().exports();
  }

  /** Returns which plugin exports to each target, none of which is refused. */
  private static Map<String, PluginId> plugins(InstalledExporters exporters, ExportOrder order) {
    Map<String, Set<PluginId>> known = exporters.ofRuns();
    Map<String, PluginId> plugins = new LinkedHashMap<>();
    for (String target : order.targets()) {
      plugins.put(target, known.get(ExportTarget.parse(target).scheme()).iterator().next());
    }
    return plugins;
  }

  private static List<Issue> refusals(
      InstalledExporters exporters, ExportRules rules, ExportOrder order, SecretMask secrets) {
    Map<String, Set<PluginId>> known = exporters.ofRuns();
    TargetCheck check = new TargetCheck(rules, List.copyOf(known.keySet()), secrets);
    List<Issue> refusals = new ArrayList<>();
    for (String target : order.targets()) {
      Optional<Issue> problem = check.problem(target);
      if (problem.isPresent()) {
        refusals.add(problem.get());
      } else {
        String scheme = ExportTarget.parse(target).scheme();
        if (known.get(scheme).size() > 1) {
          refusals.add(InstalledExporters.clash(scheme, known.get(scheme)));
        }
      }
    }
    if (refusals.stream().anyMatch(issue -> issue.code().equals(TargetCheck.CODE))) {
      refusals.addAll(exporters.failures()); // perhaps it is one of these that was meant
    }
    return refusals;
  }

  private static Optional<Issue> lifecycle(ResultStore store, ExportOrder order) {
    if (store.find(order.run()).orElseThrow().summary().state() == RunState.RUNNING) {
      return Optional.of(
          Issue.error(
              TargetCheck.CODE,
              order.run().toString(),
              "Run '%s' is still under way: export it when it has ended".formatted(order.run())));
    }
    return order.targets().stream()
        .filter(target -> order.onlyRest() && store.exports().find(order.run(), target).isEmpty())
        .map(
            target ->
                Issue.error(
                    TargetCheck.CODE,
                    TargetCheck.shown(target),
                    "Run '%s' was never exported to '%s': leave out --resume"
                        .formatted(order.run(), TargetCheck.shown(target))))
        .findFirst();
  }

  private static List<Issue> problems(PreparedConfig config, Map<String, PluginId> plugins) {
    List<Issue> problems =
        new ArrayList<>(
            config.config().issues().stream()
                .filter(issue -> ExitStatus.of(List.of(issue)) == ExitStatus.USAGE)
                .map(config.config().secrets()::mask)
                .toList());
    boolean out =
        !config.plugins().plugins().stream()
            .map(InstalledPlugin::id)
            .toList()
            .containsAll(plugins.values());
    if (out) {
      config.plugins().issues().stream().filter(Issue::isError).forEach(problems::add);
    }
    return problems;
  }
}
