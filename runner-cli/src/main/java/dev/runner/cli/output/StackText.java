package dev.runner.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Shortens a stack trace to the lines that tell a test's author something. */
final class StackText {

  private static final List<String> MACHINERY =
      List.of(
          "at java.base/jdk.internal.reflect.",
          "at java.base/java.lang.reflect.",
          "at java.base/java.util.stream.",
          "at java.base/java.util.Iterator.",
          "at java.base/java.util.Spliterators",
          "at java.base/java.util.ArrayList.forEach",
          "at java.base/java.util.Optional.",
          "at org.junit.jupiter.engine.",
          "at org.junit.jupiter.params.",
          "at org.junit.platform.",
          "at dev.runner.core.");

  private final int limit;

  /**
   * Creates a shortener.
   *
   * @param limit how many lines are shown at most
   */
  StackText(int limit) {
    this.limit = limit;
  }

  /** Returns the lines below the first, which repeats the message; causes keep theirs. */
  List<String> lines(String trace) {
    List<String> kept = new ArrayList<>();
    List<String> all = Visible.lines(trace).lines().toList();
    for (String line : all.subList(Math.min(1, all.size()), all.size())) {
      if (MACHINERY.stream().noneMatch(line.strip()::startsWith)) {
        kept.add(line.replace("\t", "    "));
      }
    }
    if (kept.size() <= limit) {
      return kept;
    }
    List<String> cut = new ArrayList<>(kept.subList(0, limit));
    cut.add("    ... " + (kept.size() - limit) + " lines more (-v shows the whole trace)");
    return cut;
  }
}
