package dev.runner.core.plugin;

import java.util.List;

/**
 * Clients that a plugin offers to its tests and to those of plugins that depend on it.
 *
 * @param serviceVersion the version of the service that they speak to
 * @param names what tests ask for
 */
public record ClientOffer(String serviceVersion, List<String> names) {

  /** Copies the names. */
  public ClientOffer {
    names = List.copyOf(names);
  }
}
