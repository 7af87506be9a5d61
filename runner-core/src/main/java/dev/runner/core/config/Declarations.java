package dev.runner.core.config;

import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What all installed plugins declared.
 *
 * @param selected the plugins that take part, also the ones that declare no options
 * @param unselected installed plugins that do not take part; their keys are known and never checked
 * @param unreadable installed plugins whose declarations could not be had; while there are any, an
 *     unknown key may be theirs and is a warning only
 */
public record Declarations(
    List<DeclaredOptions> selected, List<DeclaredOptions> unselected, Set<PluginId> unreadable) {

  /** Copies the collections. */
  public Declarations {
    selected = List.copyOf(selected);
    unselected = List.copyOf(unselected);
    unreadable = Set.copyOf(unreadable);
  }

  /** Returns these declarations, and those of more plugins that do not take part. */
  public Declarations knowing(List<DeclaredOptions> others) {
    List<DeclaredOptions> all = new ArrayList<>(unselected);
    all.addAll(others);
    return new Declarations(selected, all, unreadable);
  }

  /** Returns declarations of plugins that all take part. */
  public static Declarations of(List<DeclaredOptions> selected) {
    return new Declarations(selected, List.of(), Set.of());
  }
}
