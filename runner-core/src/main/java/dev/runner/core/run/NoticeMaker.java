package dev.runner.core.run;

import dev.runner.api.service.RunEnd;
import dev.runner.api.service.RunStart;
import dev.runner.api.service.TestResult;
import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.Notice;
import dev.runner.core.result.TestDescription;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes what listeners hear of a run's events. Remembers tests until they have a verdict. */
final class NoticeMaker {

  private final String run;
  private final boolean keeps;
  private final Map<Integer, TestDescription> open = new HashMap<>();
  private final Set<Integer> again = new HashSet<>();
  private final Map<TestResult.Outcome, Integer> attempts = new EnumMap<>(TestResult.Outcome.class);

  /**
   * Creates one.
   *
   * @param run the run's id
   * @param keeps whether tests have verdicts more than once, as in a run that is repeated
   */
  NoticeMaker(String run, boolean keeps) {
    this.run = run;
    this.keeps = keeps;
  }

  /** Returns what is heard of an event; empty if it is none of a listener's business. */
  Optional<Notice> of(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      return Optional.of(new Notice.Started(new RunStart(run, started.at(), false)));
    } else if (event instanceof RunEvent.RunResumed resumed) {
      return Optional.of(new Notice.Started(new RunStart(run, resumed.at(), true)));
    } else if (event instanceof RunEvent.TestPlanned planned) {
      open.put(planned.test(), planned.description());
    } else if (event instanceof RunEvent.TestWithdrawn withdrawn) {
      open.remove(withdrawn.test());
    } else if (event instanceof RunEvent.RetryPlanned retry) {
      again.add(retry.test());
    } else if (event instanceof RunEvent.AttemptFinished finished) {
      return finished(finished);
    }
    return Optional.empty();
  }

  /** Takes note of what was heard before this process. */
  void learn(RunEvent event) {
    of(event);
    attempts.clear();
  }

  /** Returns what is heard at the end. */
  Notice end(boolean cancelled) {
    return new Notice.Ended(new RunEnd(run, cancelled, attempts));
  }

  private Optional<Notice> finished(RunEvent.AttemptFinished finished) {
    boolean comesAgain = again.remove(finished.test());
    TestDescription test =
        comesAgain || keeps ? open.get(finished.test()) : open.remove(finished.test());
    if (test == null) {
      return Optional.empty(); // nobody has said what it is
    }
    TestResult.Outcome outcome = TestResult.Outcome.valueOf(finished.verdict().outcome().name());
    attempts.merge(outcome, 1, Integer::sum);
    return Optional.of(
        new Notice.Finished(
            new TestResult(
                test.printedId(),
                test.plugin().value(),
                finished.attempt(),
                outcome,
                finished.verdict().message(),
                finished.duration())));
  }
}
