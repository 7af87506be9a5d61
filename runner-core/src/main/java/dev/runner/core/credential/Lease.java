package dev.runner.core.credential;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An account that somebody has.
 *
 * @param account its name
 * @param owner the process that lends it
 * @param plugin the plugin whose test has it
 * @param holder the test or class that has it
 * @param since when it was lent
 */
public record Lease(String account, LeaseOwner owner, String plugin, String holder, Instant since) {

  /** Returns who has it, for a person. */
  public String text() {
    return "'%s' by %s:%s of run %s (process %d on '%s') since %s"
        .formatted(
            account,
            plugin,
            holder,
            owner.run(),
            owner.pid(),
            owner.host(),
            since.truncatedTo(ChronoUnit.SECONDS));
  }
}
