package dev.runner.api.config;

import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;

/**
 * A class loader whose classes share one plugin's options; the runner's plugin loader is one.
 *
 * @since 0.1
 */
@API(status = INTERNAL, since = "0.1")
public interface OptionScope {

  /**
   * Returns the options of the plugin.
   *
   * @return the options of the current run
   */
  PluginOptions options();
}
