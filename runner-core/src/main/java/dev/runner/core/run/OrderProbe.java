package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.result.Outcome;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a few tests to see how one of them ends, and leaves nothing of it: no journal, no store, no
 * times.
 */
final class OrderProbe {

  private final String uniqueId;
  private final Cancellation cancellation;
  private int count;

  /**
   * Creates one.
   *
   * @param uniqueId the test that is looked at
   * @param cancellation ends all probes
   */
  OrderProbe(String uniqueId, Cancellation cancellation) {
    this.uniqueId = uniqueId;
    this.cancellation = cancellation;
  }

  /** Returns how many probes were made. */
  int count() {
    return count;
  }

  /**
   * Runs what a request asks for.
   *
   * @return how the test ended; empty if it has no verdict
   * @throws ProbesEndedException if nothing could run, or the probes are cancelled
   */
  Optional<Outcome> run(RunRequest request) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      PreparedSuite prepared = new SuitePreparer().prepare(request, scratch.path());
      Optional<RunReport> refusal = Runner.refusal(request, prepared);
      if (refusal.isPresent()) {
        throw new ProbesEndedException(
            refusal.get().status(), "the tests cannot run: " + reason(refusal.get()));
      }
      cancellation.begin();
      checkNotCancelled();
      count++;
      Watch watch = new Watch();
      RunControl control =
          new RunControl(
              Referee.lenient(),
              cancellation,
              new RunningForks(),
              CredentialDesk.secrets(prepared));
      new SuiteExecutor(prepared, new TestNumbers(), control).execute(watch::take);
      checkNotCancelled();
      return watch.outcome();
    }
  }

  private void checkNotCancelled() {
    cancellation
        .reason()
        .ifPresent(
            reason -> {
              throw new ProbesEndedException(reason.status(), reason.text());
            });
  }

  private static String reason(RunReport refusal) {
    return refusal.issues().stream()
        .filter(issue -> issue.isError())
        .map(issue -> issue.message())
        .findFirst()
        .orElseGet(() -> String.join("; ", refusal.failures()));
  }

  /** Hears how the test ends, of any thread. */
  private final class Watch {

    private final Set<Integer> numbers = new HashSet<>();
    private Optional<Outcome> worst = Optional.empty();

    synchronized void take(RunEvent event) {
      if (event instanceof TestPlanned planned && isMeant(planned.description().uniqueId())) {
        numbers.add(planned.test());
      } else if (event instanceof AttemptFinished finished && numbers.contains(finished.test())) {
        Outcome outcome = finished.verdict().outcome();
        worst = worst.filter(Outcome::isFailure).or(() -> Optional.of(outcome));
      }
    }

    synchronized Optional<Outcome> outcome() {
      return worst;
    }

    private boolean isMeant(String id) {
      return id.equals(uniqueId) || id.startsWith(uniqueId + "/");
    }
  }
}
