package dev.runner.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Shows the beginning and the end of what a test has written; the end tells more of a failure. */
final class OutputText {

  private static final int FIRST = 4;
  private static final int LAST = 12;
  private static final int WIDTH = 200;

  private OutputText() {}

  /** Returns the lines worth seeing. */
  static List<String> lines(String text) {
    List<String> all = whole(text);
    List<String> shown = new ArrayList<>();
    int left = all.size() - FIRST - LAST;
    if (left <= 1) {
      all.forEach(line -> shown.add(cut(line)));
      return shown;
    }
    all.subList(0, FIRST).forEach(line -> shown.add(cut(line)));
    shown.add("... " + left + " lines more (-v shows them)");
    all.subList(FIRST + left, all.size()).forEach(line -> shown.add(cut(line)));
    return shown;
  }

  /** Returns all lines. */
  static List<String> whole(String text) {
    return Visible.output(text).lines().map(line -> line.replace("\t", "    ")).toList();
  }

  private static String cut(String line) {
    return line.length() <= WIDTH
        ? line
        : line.substring(0, WIDTH) + "... " + (line.length() - WIDTH) + " characters more";
  }
}
