package dev.runner.exporter.webhook;

import dev.runner.exporter.http.JsonText;

/** Texts of others in a message for Slack. */
final class SlackText {

  private static final int LONGEST_LINE = 300;

  private SlackText() {}

  /** Returns the first line of a text, without the three signs that have a meaning there. */
  static String line(String text) {
    String line = text.lines().findFirst().orElse("");
    String cut = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
    return cut.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Returns what is posted. */
  static String message(CharSequence text) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("text", text.toString());
          json.writeEndObject();
        });
  }
}
