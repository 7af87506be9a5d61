package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.result.Counts;
import java.util.List;

/** The exit statuses of the {@code runner} command; where several hold, the first one here. */
public enum ExitStatus {
  /** The command line or the configuration is wrong. */
  USAGE(2),
  /** A plugin could not take part. */
  PLUGIN(3),
  /** Results could not be stored. */
  NOT_STORED(6),
  /** Ended by SIGINT, after a complete report. */
  INTERRUPTED(130),
  /** Ended by SIGTERM, after a complete report. */
  TERMINATED(143),
  /** Tests are left without a verdict. */
  INCOMPLETE(5),
  /** Tests failed. */
  FAILED(1),
  /** Nothing ran. */
  NOTHING_RAN(4),
  /** A report could not be written, or an export failed. */
  EXPORT(7),
  /** Every planned test has a stored verdict and none failed. */
  OK(0);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Returns the status that counts where two hold. */
  public ExitStatus or(ExitStatus other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Returns the status that issues alone give. */
  public static ExitStatus of(List<Issue> issues) {
    return issues.stream().filter(Issue::isError).map(ExitStatus::of).reduce(OK, ExitStatus::or);
  }

  /**
   * Returns the status of a stored run.
   *
   * @param counts its tests, as they are stored
   * @param issues its issues, as they are stored
   */
  public static ExitStatus of(Counts counts, List<Issue> issues) {
    ExitStatus status = of(issues);
    if (counts.notRun() > 0) {
      status = status.or(INCOMPLETE);
    }
    if (counts.failing() > 0) {
      status = status.or(FAILED);
    }
    boolean emptyShard = issues.stream().anyMatch(i -> i.code().equals(Issue.EMPTY_SHARD));
    if (counts.decided() == 0 && !emptyShard) {
      status = status.or(NOTHING_RAN);
    }
    return status;
  }

  private static ExitStatus of(Issue issue) {
    if (issue.code().startsWith(Issue.CONFIG_AREA)) {
      return USAGE;
    }
    if (issue.code().startsWith(Issue.MERGE_AREA)) {
      return INCOMPLETE;
    }
    boolean tests = issue.code().startsWith(Issue.SUITE_AREA); // not failed, but not even found
    return tests || issue.concernsPlugin() ? PLUGIN : FAILED;
  }
}
