package dev.runner.core.run;

import dev.runner.core.export.TargetCheck;
import dev.runner.core.fork.ProbedOptions;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.ExporterOffer;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginDeclarations;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.ServiceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The exporters of installed plugins and of the product.
 *
 * @param plugins all plugins, those that export nothing among them
 * @param probed what those say that export
 */
record InstalledExporters(InstalledPlugins plugins, ProbedOptions probed) {

  private static final List<ServiceKind> KINDS =
      List.of(ServiceKind.RUN_EXPORTER, ServiceKind.TASK_EXPORTER);

  /** Reads all jars, and asks the plugins that name exporters. */
  static InstalledExporters read(RunSettings settings, RunRequest request) {
    InstalledPlugins plugins = new PluginReader(settings, request).readAll();
    Set<PluginId> asked =
        plugins.withDependencies(
            id -> plugins.find(id).filter(InstalledExporters::exports).isPresent());
    return new InstalledExporters(
        plugins, new SuitePreparer().probe(settings, plugins.only(asked::contains)));
  }

  /** Returns what there is, by plugin. */
  List<ExporterRow> rows() {
    List<ExporterRow> rows = new ArrayList<>();
    for (InstalledPlugin plugin : plugins.plugins()) {
      PluginDeclarations said =
          probed.declared().getOrDefault(plugin.id(), PluginDeclarations.NONE);
      for (ExporterOffer offer : said.exporters()) {
        rows.add(
            new ExporterRow(
                offer.schemes(),
                offer.takes(),
                plugin.id(),
                plugin.version(),
                offer.summary(),
                said.groups()));
      }
    }
    return rows;
  }

  /** Returns the plugins that take a thing to targets of each scheme; more than one is a clash. */
  Map<String, Set<PluginId>> taking(ServiceKind kind) {
    Map<String, Set<PluginId>> plugins = new TreeMap<>();
    for (ExporterRow row : rows()) {
      if (row.takes().equals(ExporterOffer.takes(kind))) {
        row.schemes()
            .forEach(
                scheme ->
                    plugins.computeIfAbsent(scheme, key -> new TreeSet<>()).add(row.plugin()));
      }
    }
    return plugins;
  }

  /** Returns all schemes, told apart by whether somebody takes such a thing there. */
  TargetCheck.Schemes schemes(ServiceKind kind) {
    Set<String> others = new TreeSet<>();
    rows().forEach(row -> others.addAll(row.schemes()));
    Set<String> fit = taking(kind).keySet();
    others.removeAll(fit);
    return new TargetCheck.Schemes(ExporterOffer.takes(kind), fit, others);
  }

  /** Returns what is wrong with plugins that export, or may. */
  List<Issue> issues() {
    List<Issue> issues = new ArrayList<>(failures());
    Map<String, Set<PluginId>> clashes = new TreeMap<>();
    for (ServiceKind kind : KINDS) {
      taking(kind).entrySet().stream()
          .filter(scheme -> scheme.getValue().size() > 1)
          .forEach(scheme -> clashes.putIfAbsent(scheme.getKey(), scheme.getValue()));
    }
    clashes.forEach((scheme, ids) -> issues.add(clash(scheme, ids)));
    return issues;
  }

  /** Returns why plugins are out that may be exporters. */
  List<Issue> failures() {
    List<Issue> issues = new ArrayList<>(plugins.issues().stream().filter(Issue::isError).toList());
    new TreeMap<>(probed.failures())
        .forEach((id, why) -> issues.add(Issue.error("plugin.failed", id.value(), why)));
    return issues;
  }

  static Issue clash(String scheme, Set<PluginId> ids) {
    return Issue.error(
        "plugin.scheme-clash",
        scheme,
        "Plugins %s all export to '%s': keep one of them"
            .formatted(
                String.join(" and ", ids.stream().map(id -> "'" + id + "'").toList()), scheme));
  }

  private static boolean exports(InstalledPlugin plugin) {
    return plugin.contents().services().stream().anyMatch(KINDS::contains);
  }
}
