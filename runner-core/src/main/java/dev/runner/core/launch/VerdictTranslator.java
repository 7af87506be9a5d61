package dev.runner.core.launch;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.platform.engine.TestExecutionResult;

/** Turns what JUnit says of a node, throwables included, into a verdict. */
final class VerdictTranslator {

  private static final int MAX_DETAIL = 64 << 10;
  private static final int MAX_MESSAGE = 16 << 10;

  private VerdictTranslator() {}

  static Verdict verdict(TestExecutionResult result) {
    return switch (result.getStatus()) {
      case SUCCESSFUL -> Verdict.passed();
      case ABORTED ->
          result
              .getThrowable()
              .map(t -> Verdict.aborted(message(t), detail(t)))
              .orElseGet(() -> Verdict.aborted("", ""));
      case FAILED ->
          result
              .getThrowable()
              .map(VerdictTranslator::failure)
              .orElseGet(() -> Verdict.error(Cause.EXCEPTION, "failed without a throwable", ""));
    };
  }

  /** Returns the verdict on a test that threw. */
  static Verdict failure(Throwable throwable) {
    String message = cut(typeOf(throwable) + suffix(read(throwable)), MAX_MESSAGE);
    if (throwable instanceof AssertionError) {
      return Verdict.failed(message, detail(throwable));
    }
    Cause cause = throwable instanceof OutOfMemoryError ? Cause.OUT_OF_MEMORY : Cause.EXCEPTION;
    return Verdict.error(cause, message, detail(throwable));
  }

  /** Returns a throwable's message, whatever its own code does; empty if it has none. */
  static String message(Throwable throwable) {
    return cut(read(throwable), MAX_MESSAGE);
  }

  private static String read(Throwable throwable) {
    try {
      String message = throwable.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException | Error e) {
      return "(its message cannot be read: getMessage threw " + typeOf(e) + ")";
    }
  }

  private static String detail(Throwable throwable) {
    try {
      StringWriter trace = new StringWriter();
      throwable.printStackTrace(new PrintWriter(trace));
      return cut(trace.toString(), MAX_DETAIL);
    } catch (RuntimeException | Error e) {
      return "(its stack trace cannot be printed: " + typeOf(e) + ")";
    }
  }

  private static String typeOf(Throwable throwable) {
    return throwable.getClass().getName();
  }

  private static String suffix(String message) {
    return message.isEmpty() ? "" : ": " + message;
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit
        ? text
        : text.substring(0, limit) + "\n... cut, " + (text.length() - limit) + " characters more";
  }
}
