package ${package};

import dev.runner.testkit.PluginCompatibilityKit;

/** Checks the built plugin by the real runner; not part of the jar. */
final class PluginCompatibilityIT extends PluginCompatibilityKit {}
