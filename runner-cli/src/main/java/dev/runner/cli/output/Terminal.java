package dev.runner.cli.output;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where the standard streams lead, and what the environment says of it.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is one
 * @param environment the variables of this process
 */
public record Terminal(boolean out, boolean err, Map<String, String> environment) {

  /**
   * Holds "in", "out" and "err", as far as they are terminals; the start script knows, Java 17
   * cannot.
   */
  private static final String PROPERTY = "runner.terminals";

  /** Copies the variables. */
  public Terminal {
    environment = Map.copyOf(environment);
  }

  /** Returns what this process has. */
  public static Terminal current() {
    String terminals = System.getProperty(PROPERTY, "");
    return new Terminal(terminals.contains("out"), terminals.contains("err"), System.getenv());
  }

  /** Tells whether what a person types comes to standard input. */
  static boolean isTyped() {
    return System.getProperty(PROPERTY, "").contains("in");
  }

  /** Tells whether standard output takes colours. */
  public boolean colorsOut(ColorWhen when) {
    return colors(when, out);
  }

  /** Tells whether standard error takes colours. */
  public boolean colorsErr(ColorWhen when) {
    return colors(when, err);
  }

  /** Tells whether a line on standard error can be drawn again and again before a person's eyes. */
  boolean isLive() {
    return err && !isDumb() && !isSet("CI");
  }

  /** Tells whether signs beyond ASCII are shown as they are meant. */
  boolean isUnicode() {
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .flatMap(name -> variable(name).stream())
            .findFirst()
            .orElse("")
            .toLowerCase(Locale.ROOT);
    return locale.contains("utf-8") || locale.contains("utf8");
  }

  /** Returns how many columns the environment says there are. */
  OptionalInt columns() {
    String text = environment.getOrDefault("COLUMNS", "");
    return text.matches("[1-9][0-9]{0,3}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private boolean colors(ColorWhen when, boolean terminal) {
    if (when != ColorWhen.AUTO || environment.containsKey("NO_COLOR")) {
      return when == ColorWhen.ALWAYS;
    }
    return isSet("CLICOLOR_FORCE") || isSet("FORCE_COLOR") || (terminal && !isDumb());
  }

  private boolean isDumb() {
    return environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  private boolean isSet(String name) {
    return variable(name).filter(text -> !text.equals("0") && !text.equals("false")).isPresent();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
  }
}
