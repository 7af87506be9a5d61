package dev.runner.core.result;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An error of the system under test that a test says it has to live with. All texts are of one
 * line.
 *
 * @param id the issue in its tracker
 * @param mode what is done about the test
 * @param reason what goes wrong; empty text if that is not said
 * @param link where it can be read; empty text if that is not said
 */
public record KnownIssue(String id, Mode mode, String reason, String link) {

  /** What is done about a test, the strictest first. */
  public enum Mode {
    /** It does not run. */
    SKIP,
    /** It runs and is expected to fail. */
    EXPECT,
    /** It runs and may fail. */
    UNSTABLE
  }

  /** Makes each text one line, so that it can be shown and stored as such. */
  public KnownIssue {
    id = id.isBlank() ? "(without id)" : line(id);
    reason = line(reason);
    link = line(link);
  }

  /** Tells whether a test with these issues may fail without failing its run. */
  public static boolean mute(List<KnownIssue> issues) {
    return issues.stream().anyMatch(issue -> issue.mode != Mode.SKIP);
  }

  /** Tells whether it is news if a test with these issues passes. */
  public static boolean expectFailure(List<KnownIssue> issues) {
    return issues.stream().anyMatch(issue -> issue.mode == Mode.EXPECT);
  }

  /** Returns the issues for people: their ids with what is known of them. */
  public static String text(List<KnownIssue> issues) {
    return issues.stream().map(KnownIssue::text).collect(Collectors.joining("; "));
  }

  /** Returns why a test is skipped that has this issue. */
  public String skipReason() {
    return "Known issue " + text() + (link.isEmpty() ? "" : " (" + link + ")");
  }

  /** Returns the id and, if it is known, what goes wrong. */
  public String text() {
    return reason.isEmpty() ? id : id + ": " + reason;
  }

  private static String line(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}
