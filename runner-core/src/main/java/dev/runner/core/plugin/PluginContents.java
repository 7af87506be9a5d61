package dev.runner.core.plugin;

import java.util.List;
import java.util.Set;

/**
 * What was found in a plugin's jar without loading any of its classes. It depends on the jar's
 * bytes and the host's jars alone, so it is kept in the cache beside the unpacked files.
 *
 * @param classes binary names of its own classes that could be test classes, sorted
 * @param declaresExtensions whether it has code that the probe must ask: extensions or a plugin
 *     class
 * @param bringsEngines whether test engines other than Jupiter can apply to it
 * @param libraries file names of the libraries that its class loader gets, in the jar's order
 * @param leftOut file names of bundled libraries that the host shares already
 * @param services what its code can do for a run beside its tests
 * @param needs what its classes say of what must not run beside them
 * @param testIds the ids that its tests carry
 */
public record PluginContents(
    List<String> classes,
    boolean declaresExtensions,
    boolean bringsEngines,
    List<String> libraries,
    List<String> leftOut,
    Set<ServiceKind> services,
    NeedsIndex needs,
    TestIdIndex testIds) {

  /** Copies the lists. */
  public PluginContents {
    classes = List.copyOf(classes);
    libraries = List.copyOf(libraries);
    leftOut = List.copyOf(leftOut);
    services = Set.copyOf(services);
  }

  /** Returns this with other test ids. */
  PluginContents with(TestIdIndex ids) {
    return new PluginContents(
        classes, declaresExtensions, bringsEngines, libraries, leftOut, services, needs, ids);
  }
}
