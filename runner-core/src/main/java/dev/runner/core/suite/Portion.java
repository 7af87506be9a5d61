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
 * @param inSequence whether JUnit must not execute tests of it in parallel, whatever is configured
 */
public record Portion(
    PluginId plugin,
    List<String> classes,
    boolean allEngines,
    List<String> uniqueIds,
    boolean inSequence) {

  /** Copies the lists. */
  public Portion {
    classes = List.copyOf(classes);
    uniqueIds = List.copyOf(uniqueIds);
  }

  /** Creates a portion whose tests may be executed in parallel. */
  public Portion(
      PluginId plugin, List<String> classes, boolean allEngines, List<String> uniqueIds) {
    this(plugin, classes, allEngines, uniqueIds, false);
  }

  /** Returns the portion of all tests of some classes. */
  public static Portion ofClasses(PluginId plugin, List<String> classes) {
    return new Portion(plugin, classes, false, List.of());
  }

  /** Returns what is left of this portion. */
  public Portion only(List<String> rest) {
    return new Portion(plugin, classes, allEngines, rest, inSequence);
  }

  /** Returns the part of this portion that some of its classes are. */
  public Portion part(List<String> some) {
    return new Portion(plugin, some, allEngines, uniqueIds, inSequence);
  }

  /** Returns this portion with its tests one after another. */
  public Portion sequential() {
    return new Portion(plugin, classes, allEngines, uniqueIds, true);
  }
}
