package dev.runner.core.suite;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginManifest;
import java.util.ArrayList;
import java.util.HashMap;
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
    return new Suite(tests, needed, selection, sharedNames(tests));
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

  /** JUnit alone would drop all but one of the classes: it is worth saying that this did not. */
  private static List<Issue> sharedNames(List<PluginTests> tests) {
    Map<String, PluginId> owners = new HashMap<>();
    Map<String, List<String>> shared = new TreeMap<>();
    for (PluginTests part : tests) {
      for (String name : part.classes()) {
        PluginId first = owners.putIfAbsent(name, part.plugin().id());
        if (first != null) {
          String pair = "'" + first + "' and '" + part.plugin().id() + "'";
          shared.computeIfAbsent(pair, key -> new ArrayList<>()).add(name);
        }
      }
    }
    List<Issue> issues = new ArrayList<>();
    shared.forEach(
        (pair, names) ->
            issues.add(
                Issue.info(
                    "suite.same-class-name",
                    names.get(0),
                    "Plugins %s have %d classes of the same name, '%s' first: each runs as its own plugin's"
                        .formatted(pair, names.size(), names.get(0)))));
    return issues;
  }
}
