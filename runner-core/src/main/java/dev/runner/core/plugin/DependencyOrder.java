package dev.runner.core.plugin;

import dev.runner.core.issue.Issue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    while (true) {
      Map<String, PluginDescriptor> descriptors = descriptors(current);
      DependencyResolver.Result result =
          new DependencyResolver(versions).resolve(List.copyOf(descriptors.values()));
      Optional<Refusal> refusal = refusal(result, descriptors);
      if (refusal.isEmpty()) {
        return new InstalledPlugins(
            inOrder(current, result.getSortedPlugins()), current.rejected(), current.issues());
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
      DependencyResolver.Result result, Map<String, PluginDescriptor> descriptors) {
    if (result.hasNotFoundDependencies()) {
      return Optional.of(missing(result.getNotFoundDependencies(), descriptors));
    }
    if (result.hasWrongVersionDependencies()) {
      return Optional.of(wrongVersion(result.getWrongVersionDependencies().get(0)));
    }
    if (result.hasCyclicDependency()) {
      return Optional.of(cycle(descriptors));
    }
    return Optional.empty();
  }

  private static Refusal missing(List<String> absent, Map<String, PluginDescriptor> descriptors) {
    PluginDescriptor dependent =
        descriptors.values().stream()
            .filter(d -> dependencies(d).stream().anyMatch(absent::contains))
            .findFirst()
            .orElseThrow();
    List<String> names = dependencies(dependent).stream().filter(absent::contains).toList();
    return new Refusal(
        Set.of(dependent.getPluginId()),
        "Plugin '%s' needs plugin '%s', which is not installed or cannot run: install it or fix it"
            .formatted(dependent.getPluginId(), String.join("', '", names)));
  }

  private static Refusal wrongVersion(WrongDependencyVersion wrong) {
    return new Refusal(
        Set.of(wrong.getDependentId()),
        "Plugin '%s' needs plugin '%s' %s, installed is %s: install a matching version of one of the two"
            .formatted(
                wrong.getDependentId(),
                wrong.getDependencyId(),
                wrong.getRequiredVersion(),
                wrong.getExistingVersion()));
  }

  private static Refusal cycle(Map<String, PluginDescriptor> descriptors) {
    for (String start : new TreeSet<>(descriptors.keySet())) {
      Set<String> path = new LinkedHashSet<>();
      if (leadsBack(start, start, descriptors, path, new HashSet<>())) {
        return new Refusal(
            Set.copyOf(path),
            "Plugins depend on each other in a circle: %s -> %s: break it in one of their manifests"
                .formatted(String.join(" -> ", path), start));
      }
    }
    throw new IllegalStateException("PF4J found a cycle that is none: " + descriptors.keySet());
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

  private record Refusal(Set<String> plugins, String reason) {

    InstalledPlugins applyTo(InstalledPlugins current) {
      List<Issue> issues = new ArrayList<>();
      for (String plugin : new TreeSet<>(plugins)) {
        issues.add(Issue.error("plugin.dependency", plugin, reason));
      }
      return current.without(
          plugin -> plugins.contains(plugin.id().value()), PluginState.REJECTED, issues);
    }
  }
}
