package dev.runner.core.failure;

import java.util.List;
import java.util.regex.Pattern;

/** Takes out of messages what differs from run to run. */
final class MessageMask {

  private static final int READ = 2_000;
  private static final int KEPT = 400;

  /** The first ones first: what one has masked, the next does not see. */
  private static final List<Mask> MASKS =
      List.of(
          new Mask(
              "(?i)\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "<uuid>"),
          new Mask(
              "\\b\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?"
                  + "(?:Z\\b|[+-]\\d\\d:?\\d\\d\\b)?)?|\\b\\d{1,2}:\\d\\d:\\d\\d(?:[.,]\\d+)?\\b",
              "<time>"),
          new Mask("\\bfile:[^\\s\"'<>,;()\\[\\]]+", "<path>"),
          new Mask(
              "(?<![\\w/.:])/(?:tmp|home|root|var|work|usr|opt|build|builds|private|Users|mnt|data|etc"
                  + "|proc|run|srv|dev)/[^\\s\"'<>,;:()\\[\\]]+",
              "<path>"),
          new Mask("\\b[A-Za-z]:\\\\[^\\s\"'<>,;:()\\[\\]]+", "<path>"),
          new Mask("\\b0x[0-9a-fA-F]+\\b|(?<=@)[0-9a-f]{3,16}\\b", "<hex>"),
          new Mask("(?i)\\b(?=[a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{7,}\\b", "<hex>"),
          new Mask("(?:(?<![\\w>])-)?\\d+(?:[.,]\\d+)*(?:[eE][+-]?\\d+)?", "<n>"),
          new Mask("\\s+", " "));

  private MessageMask() {}

  /** Returns the beginning of a message in one line, with a name for each thing that is masked. */
  static String mask(String message) {
    String text = message.substring(0, Math.min(READ, message.length()));
    for (Mask mask : MASKS) {
      text = mask.pattern.matcher(text).replaceAll(mask.name);
    }
    String line = text.strip();
    return line.substring(0, Math.min(KEPT, line.length()));
  }

  /** What is found, and what it becomes. */
  private record Mask(Pattern pattern, String name) {

    Mask(String regex, String name) {
      this(Pattern.compile(regex), name);
    }
  }
}
