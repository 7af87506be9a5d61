package dev.runner.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A console whose streams are kept, with a clock that stands until it is told. */
final class FakeConsole {

  private static final String ERASE = "\r\u001b[K";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console;
  private long nanos;

  private FakeConsole(Terminal terminal, ColorWhen colors) {
    this.console = new Console(stream(out), stream(err), terminal, colors);
  }

  /** Makes one whose streams are files. */
  static FakeConsole plain() {
    return new FakeConsole(new Terminal(false, false, Map.of()), ColorWhen.AUTO);
  }

  /** Makes one on a terminal of some columns. */
  static FakeConsole live(int columns) {
    Map<String, String> environment =
        Map.of("TERM", "xterm", "LANG", "C.UTF-8", "NO_COLOR", "", "COLUMNS", "" + columns);
    return new FakeConsole(new Terminal(true, true, environment), ColorWhen.AUTO);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  Console console() {
    return console;
  }

  long now() {
    return nanos;
  }

  FakeConsole wait(int millis) {
    nanos += millis * 1_000_000L;
    return this;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  List<String> outLines() {
    return out().lines().toList();
  }

  /** Returns what is drawn below the messages, as its text alone; empty if it is taken away. */
  String drawn() {
    String all = err();
    int start = all.lastIndexOf("\r\u001b[?7l");
    if (start < 0 || all.endsWith(ERASE) || all.indexOf('\n', start) >= 0) {
      return "";
    }
    return all.substring(start + 6).replace("\u001b[K\u001b[?7h", "");
  }
}
