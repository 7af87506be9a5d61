package dev.runner.core.suite;

import dev.runner.core.plugin.PluginId;
import java.util.List;

/**
 * A share of the suite that one fork discovers as one tree and executes: classes of one plugin, or
 * what a dead fork left of them.
 *
 * @param plugin the plugin
 * @param classes binary names of the classes to look at for tests
 * @param allEngines whether engines that find tests by other means than classes are asked, too
 * @param uniqueIds the only tests to execute, by JUnit unique id; empty for all
 */
public record Portion(
    PluginId plugin, List<String> classes, boolean allEngines, List<String> uniqueIds) {

  /** Copies the lists. */
  public Portion {
    classes = List.copyOf(classes);
    uniqueIds = List.copyOf(uniqueIds);
  }

  /** Returns the portion of all tests of some classes. */
  public static Portion ofClasses(PluginId plugin, List<String> classes) {
    return new Portion(plugin, classes, false, List.of());
  }

  /** Returns what is left of this portion. */
  public Portion only(List<String> rest) {
    return new Portion(plugin, classes, allEngines, rest);
  }
}
