package dev.runner.cli.output;

import dev.runner.core.issue.Issue;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The two streams of the command: data goes to one, messages and progress to the other. */
public final class Console {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colored;

  private Console(PrintStream out, PrintStream err, boolean colored) {
    this.out = out;
    this.err = err;
    this.colored = colored;
  }

  /** Returns the console of this process. */
  public static Console of(boolean colored) {
    return new Console(
        new PrintStream(System.out, false, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        colored);
  }

  /** Writes a line of data. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Writes a message. */
  public void message(String text) {
    err.println(text);
  }

  /** Writes an issue as a message. */
  public void issue(Issue issue) {
    message(text(issue));
  }

  /** Returns an issue in one line, with its origin if it has one. */
  String text(Issue issue) {
    String severity =
        switch (issue.severity()) {
          case ERROR -> paint(Paint.RED, "ERROR");
          case WARNING -> paint(Paint.YELLOW, "WARNING");
          case INFO -> "INFO";
        };
    String origin =
        issue
            .origin()
            .filter(place -> !issue.message().contains(place))
            .map(place -> " (" + place + ")")
            .orElse("");
    return severity + " " + issue.code() + ": " + Visible.line(issue.message()) + origin;
  }

  /** Returns a text in a colour, or as it is where colours are off. */
  String paint(Paint paint, String text) {
    return colored ? paint.code() + text + Paint.RESET : text;
  }

  /** Returns the stream for data, for writers that stream. */
  PrintWriter data() {
    return new PrintWriter(out, false, StandardCharsets.UTF_8);
  }

  /** The colours in use. */
  enum Paint {
    RED("\u001b[31m"),
    GREEN("\u001b[32m"),
    YELLOW("\u001b[33m"),
    BOLD("\u001b[1m");

    private static final String RESET = "\u001b[0m";

    private final String code;

    Paint(String code) {
      this.code = code;
    }

    private String code() {
      return code;
    }
  }
}
