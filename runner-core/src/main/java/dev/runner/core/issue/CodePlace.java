package dev.runner.core.issue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds in a stack where foreign code stands. */
public final class CodePlace {

  private static final int FRAMES = 3;

  private static final String RUNNER = "dev.runner.core.";

  private static final List<String> NOT_FOREIGN =
      List.of("java.", "javax.", "jdk.", "sun.", "org.pf4j.", "org.junit.", "dev.runner.api.");

  private CodePlace() {}

  /**
   * Returns the innermost frames of a plugin's code, {@code p.A.b(A.java:3) < p.C.d(C.java:9)};
   * empty if there are none.
   */
  public static Optional<String> foreign(StackTraceElement[] stack) {
    String frames =
        Stream.of(stack)
            .takeWhile(frame -> !frame.getClassName().startsWith(RUNNER))
            .filter(CodePlace::isForeign)
            .limit(FRAMES)
            .map(CodePlace::text)
            .collect(Collectors.joining(" < "));
    return Optional.of(frames).filter(text -> !text.isEmpty());
  }

  /** Returns the same, or the innermost frame of all; empty for an empty stack. */
  public static Optional<String> any(StackTraceElement[] stack) {
    return foreign(stack).or(() -> Stream.of(stack).findFirst().map(CodePlace::text));
  }

  private static boolean isForeign(StackTraceElement frame) {
    return NOT_FOREIGN.stream().noneMatch(frame.getClassName()::startsWith);
  }

  private static String text(StackTraceElement frame) {
    return "%s.%s(%s:%d)"
        .formatted(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
  }
}
