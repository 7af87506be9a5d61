package dev.runner.core.report;

import dev.runner.core.result.VisibleText;

/** The rows of a summary, as many as there is room for. */
final class GithubTable {

  /** Stays well below one mebibyte in bytes, of which a character takes at most three here. */
  private static final int ROOM = 120_000;

  private static final int LONGEST_TRACE = 4_000;
  private static final int LONGEST_LINE = 1_000;

  private final StringBuilder failures = new StringBuilder();
  private final StringBuilder marks = new StringBuilder();
  private int left;

  /** Adds a test that fails the run. */
  void failure(String id, ShownVerdict verdict) {
    String row =
        "<details><summary><code>%s</code> %s</summary>\n\n<pre>%s</pre>\n</details>\n"
            .formatted(
                html(id, LONGEST_LINE),
                html(firstLine(verdict.message()), LONGEST_LINE),
                html(verdict.text(), LONGEST_TRACE));
    if (failures.length() + row.length() > ROOM) {
      left++;
    } else {
      failures.append(row);
    }
  }

  /** Adds a test that is worth a look and does not fail the run. */
  void mark(String id, String message) {
    String row =
        "<li><code>%s</code> %s</li>\n"
            .formatted(html(id, LONGEST_LINE), html(firstLine(message), LONGEST_LINE));
    if (marks.length() + row.length() > ROOM) {
      left++;
    } else {
      marks.append(row);
    }
  }

  /** Returns all rows, with headings for those there are. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (failures.length() > 0) {
      text.append("\n### Failures\n\n").append(failures);
    }
    if (marks.length() > 0) {
      text.append("\n### Worth a look\n\n<ul>\n").append(marks).append("</ul>\n");
    }
    if (left > 0) {
      text.append("\n").append(left).append(" more tests are not shown.\n");
    }
    return text.toString();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String html(String text, int longest) {
    String cut = text.length() > longest ? text.substring(0, longest) + "…" : text;
    return VisibleText.of(cut, c -> c == '\n' || c == '\t')
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
