package dev.runner.core.run;

import dev.runner.api.export.ExportTarget;
import dev.runner.core.config.ExportRules;
import dev.runner.core.export.Destination;
import dev.runner.core.export.ExportGoods;
import dev.runner.core.export.ExportNews;
import dev.runner.core.export.TargetCheck;
import dev.runner.core.fork.ServiceAnswer;
import dev.runner.core.fork.ServiceRequest;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.store.ExportSubject;
import dev.runner.core.store.ResultStore;
import java.nio.file.Path;
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
  private final Optional<ResultStore> store;
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
    this.store = Optional.of(store);
    this.order = order;
    this.kind = kind;
  }

  /** Creates it for targets of runs that are only looked at. */
  GoodsExport(RunRequest request, List<String> targets) {
    this.request = request;
    this.store = Optional.empty();
    this.order = new ExportOrder(targets, true, false);
    this.kind = ServiceKind.RUN_EXPORTER;
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
      Optional<Issue> never = objection.or(() -> neverSent(goods.apply(SecretMask.NONE)));
      Judged judged = judged(settings, exporters, never);
      if (!judged.refusals().isEmpty()) {
        return ExportReport.refused(judged.refusals());
      }
      try (ServiceCommand command = open(judged, scratch.path())) {
        return sent(command, goods.apply(command.secrets().mask()), judged.plugins(), news);
      }
    }
  }

  /**
   * Looks for what is wrong with the targets of runs, and sends nothing. That an exporter cannot
   * tell what is wrong is nothing wrong.
   */
  List<Issue> check(RunSettings settings, Path scratch) {
    Judged judged = judged(settings, InstalledExporters.read(settings, request), Optional.empty());
    List<Issue> issues = new ArrayList<>(judged.refusals());
    if (issues.isEmpty()) {
      try (ServiceCommand command = open(judged, scratch)) {
        judged
            .plugins()
            .forEach((target, plugin) -> issues.addAll(objections(command, target, plugin)));
      }
    }
    return issues;
  }

  private static List<Issue> objections(ServiceCommand command, String target, PluginId plugin) {
    return command
        .forks()
        .of(plugin)
        .call(new ServiceRequest.Validate(target))
        .as(ServiceAnswer.Objections.class)
        .map(ServiceAnswer.Objections::texts)
        .orElse(List.of())
        .stream()
        .map(
            text ->
                Issue.error(
                    TargetCheck.CODE,
                    target,
                    "Cannot export to '%s': %s"
                        .formatted(target, command.secrets().mask().mask(text))))
        .toList();
  }

  /** What is known of the targets before an exporter is called. */
  private record Judged(
      List<Issue> refusals,
      Map<String, PluginId> plugins,
      Optional<PreparedConfig> config,
      RunRequest asking) {}

  private Judged judged(
      RunSettings settings, InstalledExporters exporters, Optional<Issue> objection) {
    List<Issue> refusals = new ArrayList<>(refusals(exporters, rules(settings), SecretMask.NONE));
    objection.ifPresent(refusals::add);
    if (!refusals.isEmpty()) {
      return new Judged(refusals, Map.of(), Optional.empty(), request);
    }
    Map<String, PluginId> plugins = plugins(exporters);
    RunRequest asking =
        request.selecting(RunRequest.ofPlugins(new LinkedHashSet<>(plugins.values())));
    PreparedConfig config = new SuitePreparer().configured(settings, exporters.plugins(), asking);
    refusals.addAll(problems(config, plugins));
    refusals.addAll(refusals(exporters, rules(settings), config.config().secrets()));
    return new Judged(refusals, plugins, Optional.of(config), asking);
  }

  private ServiceCommand open(Judged judged, Path scratch) {
    return ServiceCommand.open(kind, judged.config().orElseThrow(), judged.asking(), scratch);
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
              results.add(
                  new TargetExport(command, store.orElseThrow(), order, target, plugin)
                      .send(one, news)));
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
        .filter(one -> !wasTried(one.getKey(), one.getValue()))
        .findFirst()
        .map(one -> neverSent(one.getKey(), TargetCheck.shown(one.getValue())));
  }

  /** Tells whether it was ever sent to a target, with whatever options. */
  private boolean wasTried(ExportSubject subject, String target) {
    return store.orElseThrow().exports().exports(Optional.of(subject), UnsentExports.MOST).stream()
        .anyMatch(export -> Destination.parse(export.target()).target().equals(target));
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
