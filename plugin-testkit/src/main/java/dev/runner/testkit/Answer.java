package dev.runner.testkit;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command of the runner said.
 *
 * @param command the command line
 * @param exit its exit status
 * @param out its standard output
 * @param err its standard error
 */
record Answer(String command, int exit, String out, String err) {

  private static final int SHOWN = 4_000;

  /** Returns its standard output as JSON. */
  JsonNode json() {
    try {
      return JsonMapper.shared().readTree(out);
    } catch (JacksonException e) {
      throw new AssertionError(text(), e);
    }
  }

  /** Tells whether there is any JSON: a request that was refused has none. */
  boolean hasJson() {
    return out.startsWith("{") || out.startsWith("[");
  }

  /** Returns what a person needs to see. */
  String text() {
    String said = (hasJson() ? "" : out) + err;
    String end = said.length() > SHOWN ? "..." + said.substring(said.length() - SHOWN) : said;
    return "'%s' ended with exit status %d:%n%s".formatted(command, exit, end.strip());
  }
}
