package dev.runner.exporter.testrail;

import java.util.Map;

/**
 * A result that is to be sent.
 *
 * @param key its key in the outbox
 * @param content what it holds, as a digest
 * @param marker what stands in its comment, by which it is found again
 * @param template the case's template
 * @param fields what is sent
 */
record Draft(String key, String content, String marker, long template, Map<String, Object> fields) {

  static final String MARK = "runner-result:";
  static final int MARKER_DIGITS = 24;

  /** Returns the marker in a comment; empty text if there is none. */
  static String markerIn(String comment) {
    int at = comment.lastIndexOf(MARK);
    int end = at + MARK.length() + MARKER_DIGITS;
    return at < 0 || end > comment.length() ? "" : comment.substring(at, end);
  }
}
