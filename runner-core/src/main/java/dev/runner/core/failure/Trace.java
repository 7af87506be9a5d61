package dev.runner.core.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stack trace as the JDK prints it, with the causes of what was thrown. */
final class Trace {

  private static final String CAUSE = "Caused by: ";
  private static final int FRAMES = 3;

  /** Names of modules and class loaders, which differ between JDKs and forks, end in slashes. */
  private static final Pattern FRAME =
      Pattern.compile("\\tat (?:[^(]*/)?([^(/]+)\\.([^.(/]+)\\(.*\\)");

  private static final Pattern NUMBER = Pattern.compile("\\$\\d+(?=\\$|$)");

  /** Code that only stands between a mistake and who makes it. */
  private static final List<String> FOREIGN =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "org.junit.",
          "junit.",
          "org.opentest4j.",
          "org.hamcrest.",
          "org.assertj.",
          "com.google.common.truth.",
          "org.mockito.",
          "kotlin.",
          "groovy.",
          "org.codehaus.groovy.",
          "org.apache.groovy.",
          "scala.",
          "dev.runner.core.",
          "dev.runner.api.");

  private final List<String> causes = new ArrayList<>();
  private final List<List<Frame>> parts = new ArrayList<>();

  private Trace(String text) {
    parts.add(new ArrayList<>());
    text.lines().forEach(this::read);
  }

  static Trace of(String text) {
    return new Trace(text);
  }

  private void read(String line) {
    if (line.startsWith(CAUSE)) {
      causes.add(line.substring(CAUSE.length()));
      parts.add(new ArrayList<>());
      return;
    }
    Matcher frame = FRAME.matcher(line);
    if (frame.matches() && isOfPlugin(frame.group(1))) {
      parts
          .get(parts.size() - 1)
          .add(new Frame(unnumbered(frame.group(1)), unnumbered(frame.group(2))));
    }
  }

  /** Returns how the innermost cause describes itself, its first line only; empty without one. */
  Optional<String> cause() {
    return causes.isEmpty() ? Optional.empty() : Optional.of(causes.get(causes.size() - 1));
  }

  /**
   * Returns the methods of plugins that were running, the innermost first.
   *
   * @param testClass the class of the test; what it called counts, down to its own methods
   * @param own whether its own method counts where it called nothing
   */
  List<String> frames(String testClass, boolean own) {
    List<Frame> innermost = List.of();
    for (List<Frame> part : parts) {
      innermost = part.isEmpty() ? innermost : part;
    }
    List<String> called =
        innermost.stream()
            .takeWhile(frame -> !frame.isOf(testClass))
            .limit(FRAMES)
            .map(Frame::text)
            .toList();
    if (called.isEmpty() && own && !innermost.isEmpty()) {
      return List.of(innermost.get(0).text());
    }
    return called;
  }

  private static boolean isOfPlugin(String type) {
    // Two dollars: made at run time, under a name that tells nothing.
    return !type.contains("$$") && FOREIGN.stream().noneMatch(type::startsWith);
  }

  /** Compilers number lambdas and anonymous classes, each in its own way. */
  private static String unnumbered(String name) {
    return NUMBER.matcher(name).replaceAll("");
  }

  /** A method that was running. */
  private record Frame(String type, String method) {

    String text() {
      return type + "." + method;
    }

    boolean isOf(String testClass) {
      String plain = unnumbered(testClass);
      return type.equals(plain) || type.startsWith(plain + "$") || plain.startsWith(type + "$");
    }
  }
}
