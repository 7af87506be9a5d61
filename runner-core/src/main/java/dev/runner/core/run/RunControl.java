package dev.runner.core.run;

/**
 * Who may decide something about a run while its tests are executed, or wants to know.
 *
 * @param referee what becomes of tests that fail
 * @param cancellation ends the run early
 * @param forks learns which forks there are
 */
record RunControl(Referee referee, Cancellation cancellation, RunningForks forks) {}
