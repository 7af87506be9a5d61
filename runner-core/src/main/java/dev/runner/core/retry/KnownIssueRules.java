package dev.runner.core.retry;

import dev.runner.core.result.KnownIssue;

/**
 * What holds for the issues that tests are known to have.
 *
 * @param fixedFails whether a run fails in which a test passes that is expected to fail
 * @param link where issues can be read, with {@code {id}} in the place of an id; empty text if that
 *     is not said
 */
public record KnownIssueRules(boolean fixedFails, String link) {

  /** Nothing fails, and nobody knows where issues are. */
  public static final KnownIssueRules NONE = new KnownIssueRules(false, "");

  private static final String ID = "{id}";

  /** Tells whether a text has a place for an id. */
  public static boolean isLink(String text) {
    return text.isEmpty() || text.contains(ID);
  }

  /** Returns where an issue can be read; empty text if nobody says. */
  public String linkOf(KnownIssue issue) {
    return issue.link().isEmpty() ? link.replace(ID, issue.id()) : issue.link();
  }
}
