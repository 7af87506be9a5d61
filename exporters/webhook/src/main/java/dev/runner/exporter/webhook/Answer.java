package dev.runner.exporter.webhook;

/**
 * What became of a call.
 *
 * @param accepted whether the other side has what was posted
 * @param text what the other side calls it, or why it does not have it
 * @param retry whether another try may help later
 */
record Answer(boolean accepted, String text, boolean retry) {

  static Answer accepted(String id) {
    return new Answer(true, id, false);
  }

  static Answer refused(String why) {
    return new Answer(false, why, false);
  }

  static Answer away(String why) {
    return new Answer(false, why, true);
  }
}
