package dev.runner.core.run;

import dev.runner.core.fork.SpareFork;
import dev.runner.core.secret.KnownSecrets;

/**
 * Who may decide something about a run while its tests are executed, or wants to know.
 *
 * @param referee what becomes of tests that fail
 * @param cancellation ends the run early
 * @param forks learns which forks there are
 * @param spare a fork that was started before it was known what for
 * @param secrets what is masked; credentials that are lent add theirs
 */
record RunControl(
    Referee referee,
    Cancellation cancellation,
    RunningForks forks,
    SpareFork spare,
    KnownSecrets secrets) {

  /** Creates one without a spare fork. */
  RunControl(Referee referee, Cancellation cancellation, RunningForks forks, KnownSecrets secrets) {
    this(referee, cancellation, forks, SpareFork.none(), secrets);
  }
}
