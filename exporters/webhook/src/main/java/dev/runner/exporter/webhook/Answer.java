package dev.runner.exporter.webhook;

/**
 * What became of a call.
 *
 * @param accepted whether the other side has what was posted
 * @param text what the other side calls it, or why it does not have it
 * @param retry whether another try may help later
 * @param soon whether it may help within this export
 */
record Answer(boolean accepted, String text, boolean retry, boolean soon) {

  static Answer accepted(String id) {
    return new Answer(true, id, false, false);
  }

  static Answer refused(String why) {
    return new Answer(false, why, false, false);
  }

  static Answer away(String why) {
    return new Answer(false, why, true, true);
  }

  /** What somebody has to see to first: names, certificates, tokens. */
  static Answer barred(String why) {
    return new Answer(false, why, true, false);
  }
}
