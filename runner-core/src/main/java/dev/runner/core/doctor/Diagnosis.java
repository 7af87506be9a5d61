package dev.runner.core.doctor;

import dev.runner.core.doctor.Finding.Area;
import dev.runner.core.doctor.Finding.State;
import dev.runner.core.run.ExitStatus;
import java.util.Comparator;
import java.util.List;

/**
 * All findings of one look at a workspace.
 *
 * @param findings in the order of areas; within one, what fails first
 */
public record Diagnosis(List<Finding> findings) {

  /** Sorts the findings. */
  public Diagnosis {
    findings =
        findings.stream()
            .distinct()
            .sorted(
                Comparator.comparing(Finding::area)
                    .thenComparing(Finding::state, Comparator.reverseOrder()))
            .toList();
  }

  /** Returns the exit status: the first of configuration, plugins and results that fails. */
  public ExitStatus status() {
    return findings.stream()
        .filter(finding -> finding.state() == State.FAIL)
        .map(finding -> status(finding.area()))
        .reduce(ExitStatus.OK, ExitStatus::or);
  }

  private static ExitStatus status(Area area) {
    return switch (area) {
      case JAVA, CONFIG -> ExitStatus.USAGE;
      case PLUGINS, TRUST -> ExitStatus.PLUGIN;
      case WORKSPACE, CACHE, STORE, RUNS, CLOCK -> ExitStatus.NOT_STORED;
    };
  }

  /** Returns how many findings are of a state. */
  public long count(State state) {
    return findings.stream().filter(finding -> finding.state() == state).count();
  }
}
