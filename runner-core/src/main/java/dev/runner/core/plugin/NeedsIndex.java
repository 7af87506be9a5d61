package dev.runner.core.plugin;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the classes of one plugin say of what must not run beside them.
 *
 * @param classes the needs of each of its own classes that has some, by binary name; those of all
 *     that the class inherits, carries and encloses among them
 * @param outside of each class, the types it inherits from or carries that lie neither in the
 *     plugin nor in the host: in a plugin that it depends on, if anywhere
 */
public record NeedsIndex(Map<String, ClassNeeds> classes, Map<String, Set<String>> outside) {

  /** Of a plugin whose classes say nothing. */
  public static final NeedsIndex NONE = new NeedsIndex(Map.of(), Map.of());

  /** Copies the maps. */
  public NeedsIndex {
    classes = Map.copyOf(classes);
    outside =
        outside.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
  }
}
