package dev.runner.core.suite;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginManifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Merges the test packages of all plugins into one suite. */
public final class SuiteAssembler {

  /**
   * Assembles the suite.
   *
   * @param installed the plugins that can be loaded, selected or not
   * @param junitParameters a plugin's JUnit configuration parameters
   * @param selection which tests are wanted
   * @return the suite
   */
  public Suite assemble(
      InstalledPlugins installed,
      Function<PluginId, Map<String, String>> junitParameters,
      Selection selection) {
    Set<PluginId> loaded =
        installed.withDependencies(
            id -> installed.find(id).filter(p -> takesPart(p, selection)).isPresent());
    List<PluginTests> tests = new ArrayList<>();
    List<PluginTests> needed = new ArrayList<>();
    for (InstalledPlugin plugin : installed.plugins()) {
      Map<String, String> parameters = junitParameters.apply(plugin.id());
      if (takesPart(plugin, selection)) {
        tests.add(new PluginTests(plugin, classes(plugin, selection), parameters));
      } else if (loaded.contains(plugin.id())) {
        needed.add(new PluginTests(plugin, List.of(), parameters));
      }
    }
    List<Issue> issues = new ArrayList<>(sharedNames(tests));
    tests.stream()
        .filter(part -> !selection.narrowsPlugins() && lacksTests(part))
        .forEach(part -> issues.add(noTests(part.plugin())));
    return new Suite(tests, needed, selection, issues);
  }

  private static boolean takesPart(InstalledPlugin plugin, Selection selection) {
    return plugin.manifest().kind().equals(PluginManifest.TESTS) && selection.includes(plugin.id());
  }

  private static List<String> classes(InstalledPlugin plugin, Selection selection) {
    List<String> packages = plugin.manifest().testPackages();
    return plugin.contents().classes().stream()
        .filter(name -> packages.isEmpty() || packages.stream().anyMatch(p -> lies(name, p)))
        .filter(selection::includesClass)
        .toList();
  }

  private static boolean lies(String className, String packageName) {
    return className.startsWith(packageName) && className.startsWith(".", packageName.length());
  }

  /** Tells whether no discovery is needed to know that a plugin has no tests. */
  private static boolean lacksTests(PluginTests part) {
    return part.classes().isEmpty()
        && !part.plugin().contents().bringsEngines()
        && !part.plugin().manifest().allowsNoTests();
  }

  /** Returns the issue of a plugin that has no tests though nothing was left out. */
  public static Issue noTests(InstalledPlugin plugin) {
    List<String> packages = plugin.manifest().testPackages();
    return Issue.error(
        "plugin.no-tests",
        plugin.id().value(),
        "Plugin '%s' has no tests in %s: name the right packages in %s of its manifest, or allow it there with '%s: true'"
            .formatted(
                plugin.id(),
                packages.isEmpty() ? "its jar" : "its test packages " + packages,
                PluginManifest.TEST_PACKAGES,
                PluginManifest.ALLOW_NO_TESTS));
  }

  /** JUnit alone would drop all but one of the classes: it is worth saying that this did not. */
  private static List<Issue> sharedNames(List<PluginTests> tests) {
    Map<String, List<String>> owners = new TreeMap<>();
    for (PluginTests part : tests) {
      for (String name : part.classes()) {
        owners.computeIfAbsent(name, key -> new ArrayList<>()).add(part.plugin().id().value());
      }
    }
    Map<List<String>, List<String>> shared = new LinkedHashMap<>();
    owners.forEach(
        (name, plugins) -> {
          if (plugins.size() > 1) {
            shared.computeIfAbsent(plugins, key -> new ArrayList<>()).add(name);
          }
        });
    List<Issue> issues = new ArrayList<>();
    shared.forEach((plugins, names) -> issues.add(sharedName(plugins, names)));
    return issues;
  }

  private static Issue sharedName(List<String> plugins, List<String> names) {
    String more = names.size() == 1 ? "" : " and %d more".formatted(names.size() - 1);
    return Issue.info(
        "suite.same-class-name",
        names.get(0),
        "Plugins '%s' each have a class '%s'%s: each runs as its own plugin's"
            .formatted(String.join("', '", plugins), names.get(0), more));
  }
}
