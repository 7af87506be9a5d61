package dev.runner.core.run;

import dev.runner.core.fork.FromFork;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * A time limit that is used up.
 *
 * @param kind what it is a limit of
 * @param node the node that took too long, 0 if it is none
 * @param limit how long it could have taken
 */
record Expiry(Kind kind, int node, Duration limit) {

  private static final int SETTLED = -1;

  /** What two processes may differ by about the time of one test. */
  private static final Duration TOLERANCE = Duration.ofMillis(100);

  /** What a limit is set to, with words for what went beyond it. */
  enum Kind {
    TEST("took longer than %s (limit.test)"),
    CLASS("its class took longer than %s (limit.class)"),
    SILENCE("its fork gave no sign of life for %s (limit.silence)"),
    DISCOVERY("discovery took longer than %s (limit.discovery)"),
    /** What was running became known only after the fork was ended. */
    STOPPED("its fork said nothing for %s, stopped or too busy");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** Returns the verdict on what took too long, with all that the fork said when it was asked. */
  Verdict verdict(Optional<FromFork.ThreadDump> dump) {
    String place =
        dump.map(FromFork.ThreadDump::place)
            .filter(text -> !text.isEmpty())
            .map(text -> ", at " + text)
            .orElse("");
    String message = kind.words.formatted(text(limit)) + place;
    String threads =
        dump.map(FromFork.ThreadDump::text)
            .orElse("No thread dump: the fork did not answer, so it was stopped or too busy");
    return Verdict.error(Cause.TIMED_OUT, message, message + "\n" + threads);
  }

  /**
   * Returns this for something that has its verdict already, though its fork could not be spared.
   */
  Expiry settled() {
    return new Expiry(kind, SETTLED, limit);
  }

  /**
   * Returns what this turns out to be once all is known that the fork had told.
   *
   * @param discovered whether discovery had come to its end
   * @param open whether the node has no verdict
   */
  Expiry meant(boolean discovered, boolean open) {
    boolean other =
        kind == Kind.DISCOVERY ? discovered : kind == Kind.TEST && !isSettled() && !open;
    return other ? new Expiry(Kind.STOPPED, 0, limit) : this;
  }

  boolean isSettled() {
    return node == SETTLED;
  }

  /** Tells whether a test that ended so is what took too long, and not one of its successors. */
  boolean isMeantBy(FromFork.NodeFinished finished) {
    return node == finished.node()
        && (kind != Kind.TEST || finished.duration().plus(TOLERANCE).compareTo(limit) >= 0);
  }

  /** Returns a duration as it can be written in a configuration. */
  static String text(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
