package dev.runner.core.run;

import dev.runner.core.fork.ProbedOptions;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.ClientOffer;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginDeclarations;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.suite.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds plugins that offer the same client, or clients of the same version of a service. */
final class ClientClashes {

  private final Map<PluginId, PluginDeclarations> declared;

  ClientClashes(ProbedOptions probed) {
    this.declared = probed.declared();
  }

  /** Returns the plugins without those that clash with another one that takes part. */
  InstalledPlugins leaveOut(InstalledPlugins plugins, Selection selection) {
    Set<PluginId> taking = plugins.withDependencies(selection::includes);
    Map<String, List<InstalledPlugin>> offering = new TreeMap<>();
    for (InstalledPlugin plugin : plugins.plugins()) {
      if (taking.contains(plugin.id())) {
        offers(plugin)
            .forEach(what -> offering.computeIfAbsent(what, k -> new ArrayList<>()).add(plugin));
      }
    }
    List<Issue> issues = new ArrayList<>();
    offering.forEach((what, by) -> issues.addAll(clashes(what, by)));
    Set<String> clashing = issues.stream().map(Issue::subject).collect(Collectors.toSet());
    return issues.isEmpty()
        ? plugins
        : plugins.without(
            plugin -> clashing.contains(plugin.id().value()), PluginState.REJECTED, issues);
  }

  private List<String> offers(InstalledPlugin plugin) {
    List<String> offers = new ArrayList<>();
    for (ClientOffer offer :
        declared.getOrDefault(plugin.id(), PluginDeclarations.NONE).clients()) {
      offers.add("Service '" + offer.serviceVersion() + "'");
      offer.names().forEach(name -> offers.add("Client '" + name + "'"));
    }
    return offers;
  }

  private static List<Issue> clashes(String what, List<InstalledPlugin> by) {
    if (by.size() < 2) {
      return List.of();
    }
    List<InstalledPlugin> each = by.stream().distinct().toList();
    String message =
        each.size() == 1
            ? "%s is offered more than once by '%s' ('%s'): rename or remove one"
                .formatted(what, each.get(0).id(), each.get(0).jar().getFileName())
            : "%s is offered by %s; none of them can run with the others: rename one, or remove one of the jars"
                .formatted(
                    what,
                    each.stream()
                        .map(p -> "'%s' ('%s')".formatted(p.id(), p.jar().getFileName()))
                        .collect(Collectors.joining(" and ")));
    return each.stream()
        .map(plugin -> Issue.error("plugin.client-clash", plugin.id().value(), message))
        .toList();
  }
}
