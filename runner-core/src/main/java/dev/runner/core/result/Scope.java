package dev.runner.core.result;

import dev.runner.core.plugin.PluginId;
import java.util.Optional;

/**
 * What ran in a fork when no test did: a class (its set-up and tear-down, its initialiser, threads
 * that outlive their test), an engine, or the fork alone.
 *
 * @param plugin whose class or engine; empty if it is the fork alone
 * @param className the test class; empty text if it is an engine or the fork
 * @param fork the number of the fork, from 1
 */
public record Scope(Optional<PluginId> plugin, String className, int fork) implements Publisher {

  /** Refuses a class of no plugin. */
  public Scope {
    if (plugin.isEmpty() && !className.isEmpty()) {
      throw new IllegalArgumentException("Class '" + className + "' has no plugin");
    }
  }

  /** Returns the scope of a class; with an empty name that of its plugin's engine. */
  public static Scope ofClass(PluginId plugin, String className, int fork) {
    return new Scope(Optional.of(plugin), className, fork);
  }

  /** Returns the scope of a fork alone. */
  public static Scope ofFork(int fork) {
    return new Scope(Optional.empty(), "", fork);
  }

  /** Returns a name for people: {@code plugin:class}, {@code plugin}, or {@code fork 1}. */
  public String text() {
    String name = className.isEmpty() ? "" : ":" + className;
    return plugin.map(id -> id + name).orElse("fork " + fork);
  }
}
