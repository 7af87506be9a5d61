package dev.runner.exporter.doubles;

import dev.runner.exporter.doubles.Fault.End;
import java.util.Map;
import java.util.Optional;

/** What may come between an exporter and its service. */
public enum Trouble {
  /** Too many calls: wait so many seconds. */
  TOO_MANY_SECONDS(Optional.of(Fault.answer(Reply.of(429).with("Retry-After", "1"))), true),
  /** Too many calls: wait until then. */
  TOO_MANY_DATE(
      Optional.of(Fault.answer(Reply.of(429).with("Retry-After", "Fri, 02 Jan 2026 12:00:00 GMT"))),
      true),
  /** Too many calls, and no word about when. */
  TOO_MANY(Optional.of(Fault.answer(429)), true),
  /** An error before anything was done. */
  ERROR_BEFORE(Optional.of(Fault.answer(503)), true),
  /** An error after it was done. */
  ERROR_AFTER(Optional.of(Fault.doneBut(500)), true),
  /** No answer, and nothing was done. */
  SILENT_BEFORE(Optional.of(Fault.before(End.SILENCE)), false),
  /** No answer, though it was done. */
  SILENT_AFTER(Optional.of(Fault.after(End.SILENCE)), false),
  /** The connection is cut before anything was done. */
  CUT_BEFORE(Optional.of(Fault.before(End.CUT)), true),
  /** The connection is cut in the middle of the answer. */
  CUT_IN_BODY(Optional.of(Fault.after(End.CUT_IN_BODY)), true),
  /** One thing is refused. */
  BAD_ITEM(Optional.of(Fault.answer(400)), false),
  /** Maintenance, or a conflict. */
  MAINTENANCE(Optional.of(Fault.answer(409)), true),
  /** The token is not good any more. */
  EXPIRED_TOKEN(Optional.of(Fault.answer(401)), false),
  /** The process of the exporter dies. */
  KILLED(Optional.empty(), false),
  /** There is no secure connection. */
  NO_TLS(Optional.empty(), false),
  /** The proxy does not know who calls. */
  PROXY_ASKS(Optional.empty(), false),
  /** The proxy has no way to the service. */
  PROXY_ERROR(Optional.empty(), false),
  /** The proxy cuts the connection. */
  PROXY_CUTS(Optional.empty(), false),
  /** The proxy answers with a page of its own. */
  PROXY_GREETS(Optional.empty(), false);

  private final Optional<Fault> fault;
  private final boolean random;

  Trouble(Optional<Fault> fault, boolean random) {
    this.fault = fault;
    this.random = random;
  }

  /** Tells whether it hits any calls, as a seed says, rather than certain ones. */
  boolean isRandom() {
    return random;
  }

  boolean isProxy() {
    return name().startsWith("PROXY");
  }

  /** Tells whether the service refuses for good, as far as an exporter can know. */
  boolean refuses() {
    return this == BAD_ITEM || this == MAINTENANCE;
  }

  /**
   * Returns what happens to a call.
   *
   * @param told what its answer says, if it has a body of its own
   */
  Optional<Fault> fault(String told) {
    return fault.map(
        one ->
            one.end() == End.REPLY
                ? new Fault(
                    one.done(),
                    End.REPLY,
                    new Reply(one.reply().status(), Map.copyOf(one.reply().headers()), told))
                : one);
  }
}
