package dev.runner.core.suite;

import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.plugin.InstalledPlugin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A plugin's part of the suite.
 *
 * @param plugin the plugin
 * @param classes binary names of the classes of its test packages that could be test classes
 * @param junitParameters JUnit configuration parameters for this plugin alone
 * @param chosen the only tests wanted, which lists have named; empty for all that the selection
 *     leaves
 */
public record PluginTests(
    InstalledPlugin plugin,
    List<String> classes,
    Map<String, String> junitParameters,
    List<ListedTest> chosen) {

  /** Copies the collections. */
  public PluginTests {
    classes = List.copyOf(classes);
    junitParameters = Map.copyOf(junitParameters);
    chosen = List.copyOf(chosen);
  }

  /** Makes a part of all tests that the selection leaves. */
  public PluginTests(InstalledPlugin plugin, List<String> classes, Map<String, String> parameters) {
    this(plugin, classes, parameters, List.of());
  }

  /** Returns this part with only some of its tests; not for none of them. */
  public PluginTests only(List<ListedTest> tests) {
    Set<String> owners =
        tests.stream().map(listed -> listed.test().className()).collect(Collectors.toSet());
    List<String> left = classes.stream().filter(owners::contains).toList();
    return new PluginTests(plugin, left.isEmpty() ? classes : left, junitParameters, tests);
  }

  /**
   * Cuts the chosen tests into portions.
   *
   * @param classes of how many classes a portion has tests at most; engines other than Jupiter get
   *     one portion
   * @param needs what must not run beside a class; a portion has classes of equal needs only
   */
  public List<Portion> chosenPortions(int classes, Function<String, ClassNeeds> needs) {
    boolean engines = plugin.contents().bringsEngines();
    Map<String, List<String>> byClass = new LinkedHashMap<>();
    for (ListedTest listed : chosen) {
      byClass
          .computeIfAbsent(listed.test().className(), name -> new ArrayList<>())
          .add(listed.test().uniqueId());
    }
    List<Portion> portions = new ArrayList<>();
    Map<ClassNeeds, List<String>> byNeeds = new LinkedHashMap<>();
    for (String name : byClass.keySet()) {
      ClassNeeds kind = engines ? ClassNeeds.NONE : needs.apply(name);
      byNeeds.computeIfAbsent(kind, key -> new ArrayList<>()).add(name);
    }
    for (List<String> names : byNeeds.values()) {
      int step = engines ? Math.max(1, names.size()) : classes;
      for (int from = 0; from < names.size(); from += step) {
        List<String> some = names.subList(from, Math.min(names.size(), from + step));
        List<String> ids = some.stream().flatMap(name -> byClass.get(name).stream()).toList();
        portions.add(new Portion(plugin.id(), engines ? this.classes : some, engines, ids));
      }
    }
    return portions;
  }
}
