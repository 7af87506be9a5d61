package dev.runner.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What holds for credentials and for services of plugins.
 *
 * @param accounts the credentials file; to be resolved against the workspace
 * @param patience how long a test may wait for a credential
 * @param timeout how long a call of a service may take
 * @param exports what holds for exports
 */
public record ServiceRules(
    Optional<Path> accounts, Duration patience, Duration timeout, ExportRules exports) {

  /** What holds where nothing is set. */
  public static final ServiceRules DEFAULT =
      new ServiceRules(Optional.empty(), Duration.ofMinutes(5), Duration.ofMinutes(1));

  /** Sets nothing for exports. */
  public ServiceRules(Optional<Path> accounts, Duration patience, Duration timeout) {
    this(accounts, patience, timeout, ExportRules.DEFAULT);
  }
}
