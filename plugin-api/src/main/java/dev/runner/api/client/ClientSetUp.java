package dev.runner.api.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.config.PluginOptions;
import org.apiguardian.api.API;

/**
 * What the factory of a client is given. The runner implements it; more may be added.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface ClientSetUp {

  /**
   * Returns the options of the plugin that offers the client.
   *
   * @return its options, whoever uses the client
   */
  PluginOptions options();
}
