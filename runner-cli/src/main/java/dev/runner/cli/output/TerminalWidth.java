package dev.runner.cli.output;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks how wide the terminal is: the environment, else {@code stty}, else 80 columns. */
final class TerminalWidth {

  private static final int USUAL = 80;
  private static final long PATIENCE_SECONDS = 2;
  private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,3})\\s*");

  private final Terminal terminal;

  TerminalWidth(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Returns the columns of the terminal; starts a process, so this is for later than the start. */
  int ask() {
    return terminal.columns().orElseGet(TerminalWidth::ofDevice);
  }

  private static int ofDevice() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Matcher columns = SIZE.matcher(size);
      return columns.matches() ? Integer.parseInt(columns.group(1)) : USUAL;
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }
}
