package dev.runner.core.launch;

import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Selection;
import org.junit.platform.engine.DiscoverySelector;

/**
 * Selects a portion of the suite; only the runner's own engine understands it.
 *
 * @param plugin the loaded plugin
 * @param portion what of it
 * @param selection which tests of that are wanted
 */
record PortionSelector(PluginUnderTest plugin, Portion portion, Selection selection)
    implements DiscoverySelector {}
