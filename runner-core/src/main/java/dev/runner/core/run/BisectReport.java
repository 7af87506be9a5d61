package dev.runner.core.run;

import dev.runner.core.bisect.Culprits.Finding;
import dev.runner.core.result.RunId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a search for the tests that make another one fail has come to.
 *
 * @param status the exit status
 * @param run the run in which it failed
 * @param test its printed id
 * @param finding what was found; empty if the search did not come to its end
 * @param culprits the printed ids of the tests that make it fail, in their order
 * @param list the lines of a load list that reproduces the failure: the culprits, then the test
 * @param seed the seed that the list needs to reproduce it; empty if none
 * @param verified whether the list did reproduce it
 * @param before how many tests ran before it in its fork
 * @param probes how many runs it took
 * @param message why the search did not come to its end; empty text if it did
 */
public record BisectReport(
    ExitStatus status,
    RunId run,
    String test,
    Optional<Finding> finding,
    List<String> culprits,
    List<String> list,
    OptionalLong seed,
    boolean verified,
    int before,
    int probes,
    String message) {

  /** Copies the lists. */
  public BisectReport {
    culprits = List.copyOf(culprits);
    list = List.copyOf(list);
  }
}
