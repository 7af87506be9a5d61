package dev.runner.core.failure;

import dev.runner.core.result.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * Shortens a stack trace to the lines that tell a test's author something: frames of the code under
 * test and of the libraries that it called, not what called the test.
 */
public final class StackText {

  private static final List<String> MACHINERY =
      List.of(
          "at java.base/jdk.internal.reflect.",
          "at java.base/java.lang.reflect.",
          "at java.base/java.util.stream.",
          "at java.base/java.util.Iterator.",
          "at java.base/java.util.Spliterators",
          "at java.base/java.util.ArrayList.forEach",
          "at java.base/java.util.Optional.",
          "at org.junit.jupiter.api.Assert",
          "at org.junit.jupiter.engine.",
          "at org.junit.jupiter.params.",
          "at org.junit.platform.",
          "at dev.runner.api.junit.RunningTestExtension.",
          "at dev.runner.core.");

  private final int limit;
  private final String elsewhere;

  /**
   * Creates a shortener.
   *
   * @param limit how many lines are shown at most
   * @param elsewhere says where the rest can be seen
   */
  public StackText(int limit, String elsewhere) {
    this.limit = limit;
    this.elsewhere = elsewhere;
  }

  /** Returns the lines below the first, which repeats the message; causes keep theirs. */
  public List<String> lines(String trace) {
    return lines("", trace);
  }

  /** Returns the lines behind the message that a trace begins with. */
  public List<String> lines(String message, String trace) {
    List<String> kept = new ArrayList<>();
    Section section = new Section();
    for (String line : whole(message, trace)) {
      if (isHead(line)) {
        section.endIn(kept, message);
        section = new Section();
      }
      section.add(line);
    }
    section.endIn(kept, message);
    if (kept.size() <= limit) {
      return kept;
    }
    List<String> cut = new ArrayList<>(kept.subList(0, limit));
    cut.add("    ... " + (kept.size() - limit) + " lines more (" + elsewhere + ")");
    return cut;
  }

  /** Returns all lines behind the message, none left out. */
  public static List<String> whole(String message, String trace) {
    boolean repeated = !message.isEmpty() && trace.startsWith(message);
    List<String> all =
        visible(repeated ? trace.substring(message.length()) : trace)
            .lines()
            .map(line -> line.replace("\t", "    "))
            .toList();
    return all.subList(Math.min(1, all.size()), all.size());
  }

  private static String visible(String text) {
    return VisibleText.of(text, c -> c == '\t' || c == '\n');
  }

  private static boolean isHead(String line) {
    String text = line.strip();
    return text.startsWith("Caused by: ") || text.startsWith("Suppressed: ");
  }

  /** One throwable of a trace. */
  private static final class Section {

    private static final String SUPPRESSED = "Suppressed: ";

    private final List<String> lines = new ArrayList<>();
    private int own;

    /** Adds a line unless it is the machinery's, or says only how many frames were left out. */
    void add(String line) {
      String text = line.strip();
      boolean counted = text.startsWith("... ") && text.endsWith(" more");
      if (counted || MACHINERY.stream().anyMatch(text::startsWith)) {
        return;
      }
      lines.add(line);
      if (!text.startsWith("at java.base/")) {
        own = lines.size();
      }
    }

    /** Hands over the lines down to the last that is not the JDK's, which called the test. */
    void endIn(List<String> kept, String message) {
      boolean framed = own > 0 && lines.get(own - 1).strip().startsWith("at ");
      if (framed) {
        kept.addAll(lines.subList(0, own));
      } else if (!repeats(message)) {
        kept.addAll(lines);
      }
    }

    /** An assertion of several lists them in its message already. */
    private boolean repeats(String message) {
      String head = lines.isEmpty() ? "" : lines.get(0).strip();
      return head.startsWith(SUPPRESSED)
          && visible(message).contains(head.substring(SUPPRESSED.length()));
    }
  }
}
