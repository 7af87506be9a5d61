package dev.runner.exporter.doubles;

/**
 * What happens to a request beside what should.
 *
 * @param done whether the service does what it is asked to
 * @param end how the request ends
 * @param reply the answer instead of the service's own, with {@link End#REPLY}
 */
public record Fault(boolean done, End end, Reply reply) {

  /** How a request ends. */
  public enum End {
    /** With an answer. */
    REPLY,
    /** It is never answered. */
    SILENCE,
    /** The connection is cut before the answer. */
    CUT,
    /** The connection is cut in the middle of the answer's body. */
    CUT_IN_BODY
  }

  /** The service is not asked; this is answered. */
  public static Fault answer(Reply reply) {
    return new Fault(false, End.REPLY, reply);
  }

  /** The service is not asked; this status is answered. */
  public static Fault answer(int status) {
    return answer(Reply.of(status));
  }

  /** The service does it; this status is answered. */
  public static Fault doneBut(int status) {
    return new Fault(true, End.REPLY, Reply.of(status));
  }

  /** The service is not asked. */
  public static Fault before(End end) {
    return new Fault(false, end, Reply.of(0));
  }

  /** The service does it. */
  public static Fault after(End end) {
    return new Fault(true, end, Reply.of(0));
  }
}
