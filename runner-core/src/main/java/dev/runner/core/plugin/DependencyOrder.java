package dev.runner.core.plugin;

import dev.runner.core.issue.Issue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pf4j.DependencyResolver;
import org.pf4j.DependencyResolver.WrongDependencyVersion;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.VersionManager;

/**
 * Puts plugins behind the ones that they depend on, and rejects those whose dependencies cannot be
 * met. PF4J's own manager would start none of the plugins then.
 */
final class DependencyOrder {

  private final VersionManager versions;

  DependencyOrder(VersionManager versions) {
    this.versions = versions;
  }

  InstalledPlugins arrange(InstalledPlugins found) {
    if (found.plugins().stream().allMatch(plugin -> plugin.dependencies().isEmpty())) {
      return found;
    }
    InstalledPlugins current = found;
    Map<String, PluginDescriptor> all = descriptors(found);
    while (true) {
      Map<String, PluginDescriptor> descriptors = new TreeMap<>(all);
      InstalledPlugins rest = current;
      descriptors.keySet().removeIf(id -> rest.find(new PluginId(id)).isEmpty());
      DependencyResolver.Result result =
          new DependencyResolver(versions).resolve(List.copyOf(descriptors.values()));
      Optional<Refusal> refusal = refusal(result, descriptors, current);
      if (refusal.isEmpty()) {
        return new InstalledPlugins(
            inOrder(current, result.getSortedPlugins()),
            current.rejected(),
            current.nameless(),
            current.issues());
      }
      current = refusal.get().applyTo(current);
    }
  }

  private static Map<String, PluginDescriptor> descriptors(InstalledPlugins plugins) {
    ManifestPluginDescriptorFinder finder = new ManifestPluginDescriptorFinder();
    return plugins.plugins().stream()
        .map(plugin -> finder.find(plugin.files().jar()))
        .collect(Collectors.toMap(PluginDescriptor::getPluginId, Function.identity()));
  }

  private static List<InstalledPlugin> inOrder(InstalledPlugins plugins, List<String> order) {
    return order.stream().flatMap(id -> plugins.find(new PluginId(id)).stream()).toList();
  }

  private static Optional<Refusal> refusal(
      DependencyResolver.Result result,
      Map<String, PluginDescriptor> descriptors,
      InstalledPlugins current) {
    if (result.hasNotFoundDependencies()) {
      return Optional.of(missing(result.getNotFoundDependencies(), descriptors, current));
    }
    if (result.hasWrongVersionDependencies()) {
      return Optional.of(wrongVersion(result.getWrongVersionDependencies().get(0)));
    }
    if (result.hasCyclicDependency()) {
      return Optional.of(cycle(descriptors));
    }
    return Optional.empty();
  }

  private static Refusal missing(
      List<String> absent, Map<String, PluginDescriptor> descriptors, InstalledPlugins current) {
    PluginDescriptor dependent =
        descriptors.values().stream()
            .filter(d -> dependencies(d).stream().anyMatch(absent::contains))
            .findFirst()
            .orElseThrow();
    String id = dependent.getPluginId();
    String name =
        dependencies(dependent).stream().filter(absent::contains).findFirst().orElseThrow();
    String chain = id + " -> " + name;
    boolean installed = current.ids().contains(new PluginId(name));
    return new Refusal(
        Map.of(id, chain),
        installed
            ? "Plugin '%s' needs plugin '%s', which cannot run (%s): correct that one first"
                .formatted(id, name, chain)
            : "Plugin '%s' needs plugin '%s', which is not installed (%s): install it, or take '%s' out"
                .formatted(id, name, chain, id));
  }

  private static Refusal wrongVersion(WrongDependencyVersion wrong) {
    String chain =
        "%s -> %s@%s"
            .formatted(wrong.getDependentId(), wrong.getDependencyId(), wrong.getRequiredVersion());
    return new Refusal(
        Map.of(wrong.getDependentId(), chain),
        "Plugin '%s' needs plugin '%s' %s, installed is %s (%s): install a matching version of one of the two"
            .formatted(
                wrong.getDependentId(),
                wrong.getDependencyId(),
                wrong.getRequiredVersion(),
                wrong.getExistingVersion(),
                chain));
  }

  private static Refusal cycle(Map<String, PluginDescriptor> descriptors) {
    for (String start : new TreeSet<>(descriptors.keySet())) {
      Set<String> path = new LinkedHashSet<>();
      if (leadsBack(start, start, descriptors, path, new HashSet<>())) {
        return circle(List.copyOf(path));
      }
    }
    throw new IllegalStateException("PF4J found a cycle that is none: " + descriptors.keySet());
  }

  private static Refusal circle(List<String> path) {
    Map<String, String> chains = new HashMap<>();
    List<String> around = new ArrayList<>(path);
    for (String id : path) {
      chains.put(id, String.join(" -> ", around) + " -> " + id);
      Collections.rotate(around, -1);
    }
    return new Refusal(
        chains,
        "Plugins depend on each other in a circle: %s: break it in one of their manifests"
            .formatted(chains.get(path.get(0))));
  }

  private static boolean leadsBack(
      String from,
      String goal,
      Map<String, PluginDescriptor> descriptors,
      Set<String> path,
      Set<String> seen) {
    path.add(from);
    for (String next : dependencies(descriptors.get(from))) {
      if (next.equals(goal)
          || (descriptors.containsKey(next)
              && seen.add(next)
              && leadsBack(next, goal, descriptors, path, seen))) {
        return true;
      }
    }
    path.remove(from);
    return false;
  }

  private static List<String> dependencies(PluginDescriptor descriptor) {
    return descriptor.getDependencies().stream()
        .filter(dependency -> !dependency.isOptional())
        .map(PluginDependency::getPluginId)
        .toList();
  }

  /**
   * Plugins that cannot run.
   *
   * @param chains their ids, each with the chain of ids that leads to the reason
   * @param reason why
   */
  private record Refusal(Map<String, String> chains, String reason) {

    InstalledPlugins applyTo(InstalledPlugins current) {
      Map<PluginId, String> refused = new TreeMap<>();
      List<Issue> issues = new ArrayList<>();
      for (Map.Entry<String, String> plugin : new TreeMap<>(chains).entrySet()) {
        refused.put(new PluginId(plugin.getKey()), plugin.getValue());
        issues.add(Issue.error("plugin.dependency", plugin.getKey(), reason));
      }
      return current.without(refused, PluginState.REJECTED, issues);
    }
  }
}
