package dev.runner.core.run;

import dev.runner.api.export.ExportTarget;
import dev.runner.core.config.ExportRules;
import dev.runner.core.export.ExportGoods;
import dev.runner.core.export.ExportNews;
import dev.runner.core.export.TargetCheck;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.store.ExportSubject;
import dev.runner.core.store.ResultStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks what is to be exported where, and exports each thing to each target. */
final class GoodsExport {

  private final RunRequest request;
  private final ResultStore store;
  private final ExportOrder order;
  private final ServiceKind kind;

  /**
   * Creates it.
   *
   * @param request where plugins and options are
   * @param store keeps what was sent
   * @param order where to, and how
   * @param kind who takes what is exported
   */
  GoodsExport(RunRequest request, ResultStore store, ExportOrder order, ServiceKind kind) {
    this.request = request;
    this.store = store;
    this.order = order;
    this.kind = kind;
  }

  /**
   * Exports all of it.
   *
   * @param goods returns what is exported, secrets masked
   * @param objection why it cannot be exported, whatever the targets
   * @param news hears how far it is
   * @return what came of it; nothing was sent if anything was refused
   */
  ExportReport export(
      Function<SecretMask, List<ExportGoods>> goods, Optional<Issue> objection, ExportNews news) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      RunSettings settings = new SuitePreparer().settings(request, scratch.path());
      InstalledExporters exporters = InstalledExporters.read(settings, request);
      List<Issue> refusals = new ArrayList<>(refusals(exporters, rules(settings), SecretMask.NONE));
      objection.or(() -> neverSent(goods.apply(SecretMask.NONE))).ifPresent(refusals::add);
      if (!refusals.isEmpty()) {
        return ExportReport.refused(refusals);
      }
      Map<String, PluginId> plugins = plugins(exporters);
      RunRequest asking =
          request.selecting(RunRequest.ofPlugins(new LinkedHashSet<>(plugins.values())));
      PreparedConfig config = new SuitePreparer().configured(settings, exporters.plugins(), asking);
      refusals.addAll(problems(config, plugins));
      refusals.addAll(refusals(exporters, rules(settings), config.config().secrets()));
      if (!refusals.isEmpty()) {
        return ExportReport.refused(refusals);
      }
      try (ServiceCommand command = ServiceCommand.open(kind, config, asking, scratch.path())) {
        return sent(command, goods.apply(command.secrets().mask()), plugins, news);
      }
    }
  }

  private ExportReport sent(
      ServiceCommand command,
      List<ExportGoods> goods,
      Map<String, PluginId> plugins,
      ExportNews news) {
    List<ExportResult> results = new ArrayList<>();
    for (ExportGoods one : goods) {
      plugins.forEach(
          (target, plugin) ->
              results.add(new TargetExport(command, store, order, target, plugin).send(one, news)));
    }
    boolean good = results.stream().allMatch(ExportResult::isGood);
    return new ExportReport(results, List.of(), good ? ExitStatus.OK : ExitStatus.EXPORT);
  }

  private static ExportRules rules(RunSettings settings) {
    return settings.lending().rules().exports();
  }

  /** Returns which plugin exports to each target, none of which is refused. */
  private Map<String, PluginId> plugins(InstalledExporters exporters) {
    Map<String, Set<PluginId>> known = exporters.taking(kind);
    Map<String, PluginId> plugins = new LinkedHashMap<>();
    for (String target : order.targets()) {
      plugins.put(target, known.get(ExportTarget.parse(target).scheme()).iterator().next());
    }
    return plugins;
  }

  private List<Issue> refusals(
      InstalledExporters exporters, ExportRules rules, SecretMask secrets) {
    Map<String, Set<PluginId>> known = exporters.taking(kind);
    TargetCheck check = new TargetCheck(rules, exporters.schemes(kind), secrets);
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

  private Optional<Issue> neverSent(List<ExportGoods> goods) {
    if (!order.onlyRest()) {
      return Optional.empty();
    }
    return goods.stream()
        .map(ExportGoods::subject)
        .flatMap(subject -> order.targets().stream().map(target -> Map.entry(subject, target)))
        .filter(one -> store.exports().find(one.getKey(), one.getValue()).isEmpty())
        .findFirst()
        .map(one -> neverSent(one.getKey(), TargetCheck.shown(one.getValue())));
  }

  private static Issue neverSent(ExportSubject subject, String target) {
    String what = subject instanceof ExportSubject.Run ? "Run" : "Task";
    return Issue.error(
        TargetCheck.CODE,
        target,
        "%s '%s' was never exported to '%s': leave out --resume"
            .formatted(what, subject.id(), target));
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
