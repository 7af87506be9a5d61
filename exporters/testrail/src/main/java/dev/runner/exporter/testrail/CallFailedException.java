package dev.runner.exporter.testrail;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A call that did not bring what was asked for; its text says why, without secrets. It has no
 * cause, as the runner would show that instead.
 */
final class CallFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What is to be done about it. */
  private final Kind kind;

  /** The status of the answer; 0 if there was none. */
  private final int status;

  /** How long the other side asks to wait. */
  private final transient Optional<Duration> asked;

  /** What such a failure means. */
  enum Kind {
    /** It was not done and never will be. */
    REFUSED,
    /** It was not done, and somebody has to see to names, certificates or rights first. */
    BARRED,
    /** It was not done, and may be later. */
    AWAY,
    /** Nobody knows whether it was done. */
    UNCERTAIN
  }

  CallFailedException(Kind kind, int status, String message, Optional<Duration> asked) {
    super(message);
    this.kind = kind;
    this.status = status;
    this.asked = asked;
  }

  /** Its text says all: people would see a trail of calls within the exporter behind it. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  Kind kind() {
    return kind;
  }

  int status() {
    return status;
  }

  Optional<Duration> asked() {
    return asked == null ? Optional.empty() : asked; // null once it was serialized
  }

  /** Tells whether the same call may succeed in another export. */
  boolean retry() {
    return kind != Kind.REFUSED;
  }

  /** Returns this with more words behind its own. */
  CallFailedException with(String more) {
    return new CallFailedException(kind, status, getMessage() + more, asked());
  }

  /** Returns what people see if it ends an export: no name of a class. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // the message is used without it, too
  public String toString() {
    return "TestRail: " + getMessage();
  }
}
