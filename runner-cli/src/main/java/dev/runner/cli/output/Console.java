package dev.runner.cli.output;

import dev.runner.core.issue.Issue;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/**
 * The two streams of the command: data goes to one, messages and progress to the other.
 *
 * <p>Where messages go to a terminal, one line below the last of them can be drawn again and again.
 * Messages and that line may come from several threads.
 */
public final class Console {

  private static final int COLUMNS = 80;
  private static final String NEWLINE = System.lineSeparator();
  private static final String INDENT = "  ";

  /**
   * Erases the line; while it is drawn, a terminal that got narrower cuts it instead of breaking.
   */
  private static final String ERASE = "\r\u001b[K";

  private static final String DRAW = "\r\u001b[?7l%s\u001b[K\u001b[?7h";

  private final PrintStream out;
  private final PrintStream err;
  private final Terminal terminal;
  private final Style data;
  private final Style messages;
  private boolean drawn;

  Console(PrintStream out, PrintStream err, Terminal terminal, ColorWhen colors) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.data = new Style(terminal.colorsOut(colors));
    this.messages = new Style(terminal.colorsErr(colors));
  }

  /** Returns the console of this process. */
  public static Console of(Terminal terminal, ColorWhen colors) {
    return new Console(
        new PrintStream(System.out, false, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        terminal,
        colors);
  }

  /** Returns the console of this process as if it were no terminal. */
  public static Console of(boolean colored) {
    Terminal none = new Terminal(false, false, java.util.Map.of());
    return of(none, colored ? ColorWhen.ALWAYS : ColorWhen.NEVER);
  }

  /** Writes a line of data. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Writes data that ends in an id; on a terminal, one that is too long loses its beginning. */
  void lineOf(String text, String id) {
    int room = columns() - Columns.of(text);
    line(text + (terminal.out() ? Columns.end(id, room, "...") : id));
  }

  /** Writes data that is for people; on a terminal, a line that is too long is broken at spaces. */
  void wrappedLine(String text) {
    if (terminal.out() && Columns.of(text) > columns()) {
      Columns.wrapped(text, columns(), INDENT + INDENT).stream()
          .map(String::stripTrailing)
          .forEach(this::line);
    } else {
      line(text);
    }
  }

  /** Writes a message; on a terminal, one that is too long is broken at spaces. */
  public void message(String text) {
    boolean whole = !terminal.err() || text.indexOf('\u001b') >= 0;
    write(whole ? text : String.join(NEWLINE, Columns.wrapped(text, columns(), INDENT)));
  }

  /** Writes lines as they are, with none of others between them. */
  void block(List<String> lines) {
    write(String.join(NEWLINE, lines));
  }

  private synchronized void write(String text) {
    err.println((drawn ? ERASE : "") + text);
    drawn = false;
  }

  /** Writes an issue as a message. */
  public void issue(Issue issue) {
    OptionalInt columns = terminal.err() ? OptionalInt.of(columns()) : OptionalInt.empty();
    write(String.join(NEWLINE, new IssueText(messages).lines(issue, columns)));
  }

  /** Writes an issue as data. */
  void issueLine(Issue issue) {
    OptionalInt columns = terminal.out() ? OptionalInt.of(columns()) : OptionalInt.empty();
    new IssueText(data).lines(issue, columns).forEach(this::line);
  }

  /** Draws the line below the messages; it is gone with the next of them. */
  synchronized void draw(String text) {
    err.print(DRAW.formatted(text));
    err.flush();
    drawn = true;
  }

  /** Takes away what was drawn. */
  synchronized void erase() {
    if (drawn) {
      err.print(ERASE);
      err.flush();
      drawn = false;
    }
  }

  Style dataStyle() {
    return data;
  }

  Style messageStyle() {
    return messages;
  }

  Terminal terminal() {
    return terminal;
  }

  /** Returns the stream for data, for writers that stream. */
  PrintWriter data() {
    return new PrintWriter(out, false, StandardCharsets.UTF_8);
  }

  private int columns() {
    return terminal.columns().orElse(COLUMNS);
  }
}
