package dev.runner.cli.output;

/**
 * How text on one stream looks.
 *
 * @param colored whether it takes colours
 */
record Style(boolean colored) {

  /** Returns a text in a colour, or as it is where colours are off. */
  String paint(Paint paint, String text) {
    return colored ? paint.code() + text + Paint.RESET : text;
  }

  /** The colours in use; none tells anything that the words do not. */
  enum Paint {
    RED("\u001b[31m"),
    GREEN("\u001b[32m"),
    YELLOW("\u001b[33m"),
    BOLD("\u001b[1m"),
    DIM("\u001b[2m");

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
