package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.secret.SecretMask;
import java.util.function.Consumer;

/**
 * Takes secrets out of what the supervisor itself says of a run; what forks say holds none when it
 * arrives.
 */
final class MaskedEvents implements Consumer<RunEvent> {

  private final KnownSecrets secrets;
  private final Consumer<RunEvent> next;

  private MaskedEvents(KnownSecrets secrets, Consumer<RunEvent> next) {
    this.secrets = secrets;
    this.next = next;
  }

  /** Returns a consumer that passes events on to another. */
  static Consumer<RunEvent> of(KnownSecrets secrets, Consumer<RunEvent> next) {
    return secrets.isEmpty() ? next : new MaskedEvents(secrets, next);
  }

  @Override
  public void accept(RunEvent event) {
    next.accept(masked(event));
  }

  private RunEvent masked(RunEvent event) {
    SecretMask mask = secrets.mask();
    if (event instanceof RunStarted e) {
      return new RunStarted(e.run(), e.at(), mask.mask(e.command()), mask.mask(e.request()));
    } else if (event instanceof RunResumed e) {
      return new RunResumed(e.run(), e.at(), mask.mask(e.command()), e.before());
    } else if (event instanceof IssueRaised e) {
      return new IssueRaised(mask.mask(e.issue()));
    } else if (event instanceof AttemptFinished e) {
      return new AttemptFinished(e.test(), e.attempt(), mask.mask(e.verdict()), e.duration());
    } else if (event instanceof ForkEnded e) {
      return new ForkEnded(e.fork(), e.failure().map(mask::mask));
    }
    return event;
  }
}
