package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A stored run that is exported. Safe for several threads.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface ExportedRun {

  /** Returns all that is known of the run but for its tests. */
  RunHeader header();

  /**
   * Returns its tests one by one, in the order of their numbers, from the first one each time it is
   * asked. They are fetched as they are needed: a run of any size needs little memory.
   *
   * @return the tests; going on may throw {@link ExportException} if they cannot be had
   */
  Iterable<ExportedTest> tests();
}
