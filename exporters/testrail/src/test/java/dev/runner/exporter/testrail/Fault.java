package dev.runner.exporter.testrail;

/** What can go wrong with a call. */
enum Fault {
  /** Too many calls: wait so many seconds. */
  TOO_MANY_SECONDS(429, false),
  /** Too many calls: wait until then. */
  TOO_MANY_DATE(429, false),
  /** Too many calls, and no word about when. */
  TOO_MANY(429, false),
  /** The user may not. */
  FORBIDDEN(403, false),
  /** It is elsewhere. */
  MOVED(302, false),
  /** Maintenance. */
  MAINTENANCE(409, false),
  /** An error before anything was done. */
  ERROR(500, false),
  /** An error after it was done. */
  ERROR_AFTER(500, true),
  /** A proxy that has lost the answer. */
  BAD_GATEWAY(502, true),
  /** Overload, with a wait. */
  UNAVAILABLE(503, false),
  /** No answer, and nothing was done. */
  SILENT_BEFORE(0, false),
  /** No answer, though it was done. */
  SILENT_AFTER(0, true),
  /** The connection is cut before anything was done. */
  CUT(0, false),
  /** The connection is cut in the middle of the answer. */
  CUT_IN_BODY(200, true),
  /** Half an answer that looks like a whole one. */
  HALF(200, true);

  private final int status;
  private final boolean done;

  Fault(int status, boolean done) {
    this.status = status;
    this.done = done;
  }

  /** Tells whether another try may help. */
  boolean mayPass() {
    return this != FORBIDDEN && this != MOVED;
  }

  /** Returns the status of the answer; 0 if there is none. */
  int status() {
    return status;
  }

  /** Tells whether the call is carried out. */
  boolean isDone() {
    return done;
  }
}
