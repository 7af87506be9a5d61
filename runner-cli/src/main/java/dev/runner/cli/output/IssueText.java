package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Writes an issue with its origin: in one line for logs, in short ones for a terminal. */
final class IssueText {

  private static final String INDENT = "  ";

  private final Style style;

  IssueText(Style style) {
    this.style = style;
  }

  /**
   * Returns the lines of an issue.
   *
   * @param columns how wide they may be; without limit it is one line
   */
  List<String> lines(Issue issue, OptionalInt columns) {
    String severity = issue.severity().name();
    String origin =
        issue
            .origin()
            .filter(place -> !issue.message().contains(place))
            .map(place -> " (" + Visible.line(place) + ")")
            .orElse("");
    String text = severity + " " + issue.code() + ": " + Visible.line(issue.message()) + origin;
    List<String> lines =
        new ArrayList<>(
            columns.isPresent()
                ? Columns.wrapped(text, columns.getAsInt(), INDENT)
                : List.of(text));
    lines.set(0, painted(issue.severity()) + lines.get(0).substring(severity.length()));
    return lines;
  }

  private String painted(Severity severity) {
    return switch (severity) {
      case ERROR -> style.paint(Paint.RED, severity.name());
      case WARNING -> style.paint(Paint.YELLOW, severity.name());
      case INFO -> severity.name();
    };
  }
}
