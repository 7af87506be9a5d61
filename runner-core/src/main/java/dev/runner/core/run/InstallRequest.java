package dev.runner.core.run;

import java.util.List;
import java.util.Optional;

/**
 * What is to be installed.
 *
 * @param sources jars, folders, URLs and Maven coordinates, as they were typed
 * @param sha256 the digest that the jar must have; only with one source
 * @param replace whether a plugin of the same id gives way
 */
public record InstallRequest(List<String> sources, Optional<String> sha256, boolean replace) {

  /** Copies the list. */
  public InstallRequest {
    sources = List.copyOf(sources);
  }
}
