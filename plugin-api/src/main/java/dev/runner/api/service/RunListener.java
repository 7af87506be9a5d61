package dev.runner.api.service;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.pf4j.ExtensionPoint;

/**
 * Hears what becomes of a run, of all its plugins.
 *
 * <p>Made and named as a {@link CredentialProvider} is, with {@code
 * META-INF/services/dev.runner.api.service.RunListener}, but one instance hears a whole run, of one
 * thread, in the order of what happened. It has {@code services.timeout} for each batch of records.
 * One that throws, takes longer, ends its process or falls behind by 10,000 records hears nothing
 * more; the run goes on and says so.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface RunListener extends ExtensionPoint {

  /**
   * A run begins, or goes on.
   *
   * @param run the run
   * @throws Exception to hear nothing more
   */
  default void runStarted(RunStart run) throws Exception {}

  /**
   * An attempt at a test has ended, or was decided without ever starting.
   *
   * @param test the test and its verdict, secrets masked
   * @throws Exception to hear nothing more
   */
  default void testFinished(TestResult test) throws Exception {}

  /**
   * No more tests will run.
   *
   * @param run the run and its attempts
   * @throws Exception to be reported as a problem
   */
  default void runFinished(RunEnd run) throws Exception {}
}
