package dev.runner.core.report;

/** What XML 1.0 can hold. */
final class XmlTexts {

  private XmlTexts() {}

  /** Returns a text with what XML cannot hold as visible escapes. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isXml(point)) {
                shown.appendCodePoint(point);
              } else {
                shown.append("\\u%04X".formatted(point));
              }
            });
    return shown.toString();
  }

  /** The production Char of XML 1.0. */
  private static boolean isXml(int point) {
    return point == 0x9
        || point == 0xA
        || point == 0xD
        || point >= 0x20 && point <= 0xD7FF
        || point >= 0xE000 && point <= 0xFFFD
        || point >= 0x10000;
  }
}
