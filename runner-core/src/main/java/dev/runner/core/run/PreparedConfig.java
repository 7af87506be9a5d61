package dev.runner.core.run;

import dev.runner.core.config.Declarations;
import dev.runner.core.config.MergedConfig;
import dev.runner.core.plugin.InstalledPlugins;

/**
 * The configuration, before tests are looked for.
 *
 * @param plugins the plugins that could run, and those that could not
 * @param declarations what they declared, the rejected ones among them
 * @param config the merged options
 */
record PreparedConfig(InstalledPlugins plugins, Declarations declarations, MergedConfig config) {}
