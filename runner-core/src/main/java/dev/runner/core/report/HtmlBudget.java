package dev.runner.core.report;

/** How much of what tests wrote and published goes into one page, which has to open anywhere. */
final class HtmlBudget {

  private static final int TEXT_HEAD = 32 << 10;
  private static final int TEXT_TAIL = 96 << 10;
  private static final long CALM_BYTES = 24L << 20;
  private static final long ALL_BYTES = 96L << 20;
  private static final long FILE_BYTES = 1L << 20;
  private static final long ALL_FILE_BYTES = 16L << 20;

  private final long calmBytes;
  private final long allBytes;
  private long calm;
  private long all;
  private long files;

  HtmlBudget() {
    this(CALM_BYTES, ALL_BYTES);
  }

  /**
   * Begins.
   *
   * @param calmBytes how much may be of those that nobody has to look into
   * @param allBytes how much may be of all together
   */
  HtmlBudget(long calmBytes, long allBytes) {
    this.calmBytes = calmBytes;
    this.allBytes = allBytes;
  }

  /** Counts bytes of the page. */
  void spent(boolean byCalm, long bytes) {
    all += bytes;
    calm += byCalm ? bytes : 0;
  }

  /** Tells whether more may be written by a test that passed, or by one that did not. */
  boolean isOpen(boolean byCalm) {
    return all < allBytes && (!byCalm || calm < calmBytes);
  }

  /** Takes the room for a file, if there is some. */
  boolean takes(long size) {
    boolean fits = size <= FILE_BYTES && files + size <= ALL_FILE_BYTES;
    files += fits ? size : 0;
    return fits;
  }

  /** Returns a text, without its middle if it is very long. */
  static String cut(String text) {
    int left = text.length() - TEXT_HEAD - TEXT_TAIL;
    return left <= 0
        ? text
        : text.substring(0, TEXT_HEAD)
            + "\n[... %,d characters are left out of this page ...]\n".formatted(left)
            + text.substring(text.length() - TEXT_TAIL);
  }
}
