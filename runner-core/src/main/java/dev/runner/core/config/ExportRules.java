package dev.runner.core.config;

import java.time.Duration;
import java.util.List;

/**
 * What holds for exports of runs.
 *
 * @param afterRun the targets to which each run goes when it has ended
 * @param schemes the schemes that are allowed; all if there are none
 * @param hosts the hosts that are allowed, as {@code HOST}, {@code HOST:PORT} or {@code *.DOMAIN};
 *     all if there are none
 * @param timeout how long an export may take
 */
public record ExportRules(
    List<String> afterRun, List<String> schemes, List<String> hosts, Duration timeout) {

  /** What holds where nothing is set. */
  public static final ExportRules DEFAULT =
      new ExportRules(List.of(), List.of(), List.of(), Duration.ofMinutes(10));

  /** Copies the lists. */
  public ExportRules {
    afterRun = List.copyOf(afterRun);
    schemes = List.copyOf(schemes);
    hosts = List.copyOf(hosts);
  }
}
