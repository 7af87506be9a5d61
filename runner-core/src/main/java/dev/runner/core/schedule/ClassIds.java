package dev.runner.core.schedule;

import dev.runner.core.plugin.PluginId;
import java.util.List;

/** Tells the test ids in the file of a class, by which it is known again when it is renamed. */
@FunctionalInterface
public interface ClassIds {

  /** Knows of no ids. */
  ClassIds NONE = (plugin, className) -> List.of();

  /** Returns the ids, in any order; empty for most classes. */
  List<String> of(PluginId plugin, String className);
}
