package dev.runner.core.launch;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.platform.engine.TestExecutionResult;

/** Turns what JUnit says of a node, throwables included, into a verdict. */
public final class VerdictTranslator {

  private static final int MAX_MESSAGE = 16 << 10;

  /** How deep a cause may lie; throwables may name causes without end. */
  private static final int MAX_CAUSES = 16;

  /** What JUnit 4 throws at a time limit; each plugin has a class of its own of this name. */
  private static final String JUNIT4_TIMEOUT = "org.junit.runners.model.TestTimedOutException";

  private VerdictTranslator() {}

  static Verdict verdict(TestExecutionResult result) {
    return switch (result.getStatus()) {
      case SUCCESSFUL -> Verdict.passed();
      case ABORTED ->
          result
              .getThrowable()
              .map(t -> Verdict.aborted(message(t), StackTraceText.of(t)))
              .orElseGet(() -> Verdict.aborted("", ""));
      case FAILED ->
          result
              .getThrowable()
              .map(VerdictTranslator::failure)
              .orElseGet(() -> Verdict.error(Cause.EXCEPTION, "failed without a throwable", ""));
    };
  }

  /** Returns the verdict on a test that threw. */
  public static Verdict failure(Throwable throwable) {
    String detail = StackTraceText.of(throwable);
    if (throwable instanceof AssertionError) {
      return Verdict.failed(cut(described(throwable)), detail);
    }
    Optional<OutOfMemoryError> memory = memoryError(throwable);
    if (memory.isPresent()) {
      String message = cut(described(throwable)) + MemoryAdvice.on(read(memory.get()));
      return Verdict.error(Cause.OUT_OF_MEMORY, message, detail);
    }
    Cause cause = isTimeLimit(throwable) ? Cause.TIMED_OUT : Cause.EXCEPTION;
    return Verdict.error(cause, cut(described(throwable) + reason(throwable)), detail);
  }

  /** Returns a throwable's message, whatever its own code does; empty if it has none. */
  static String message(Throwable throwable) {
    return cut(read(throwable));
  }

  /** Returns a throwable's class and message, whatever its own code does. */
  static String described(Throwable throwable) {
    String message = read(throwable);
    return throwable.getClass().getName() + (message.isEmpty() ? "" : ": " + message);
  }

  /** Says why a class could not be initialised, which its error keeps to its cause. */
  private static String reason(Throwable throwable) {
    return throwable instanceof LinkageError
        ? cause(throwable).map(cause -> ", caused by " + described(cause)).orElse("")
        : "";
  }

  /** Finds memory that ran out, also where a future or a static initialiser wrapped it. */
  private static Optional<OutOfMemoryError> memoryError(Throwable throwable) {
    Optional<Throwable> next = Optional.of(throwable);
    for (int depth = 0; depth < MAX_CAUSES && next.isPresent(); depth++) {
      if (next.get() instanceof OutOfMemoryError error) {
        return Optional.of(error);
      }
      next = next.flatMap(VerdictTranslator::cause);
    }
    return Optional.empty();
  }

  /** Tells a time limit of the test from a time-out of whatever it called. */
  private static boolean isTimeLimit(Throwable throwable) {
    if (!(throwable instanceof TimeoutException)) {
      return throwable.getClass().getName().equals(JUNIT4_TIMEOUT);
    }
    try {
      StackTraceElement[] stack = throwable.getStackTrace();
      return stack != null
          && stack.length > 0
          && stack[0].getClassName().startsWith("org.junit.jupiter.");
    } catch (RuntimeException | Error e) {
      return false;
    }
  }

  private static Optional<Throwable> cause(Throwable throwable) {
    try {
      return Optional.ofNullable(throwable.getCause());
    } catch (RuntimeException | Error e) {
      return Optional.empty();
    }
  }

  private static String read(Throwable throwable) {
    try {
      String message = throwable.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException | Error e) {
      return "(its message cannot be read: getMessage threw " + e.getClass().getName() + ")";
    }
  }

  private static String cut(String text) {
    return text.length() <= MAX_MESSAGE
        ? text
        : text.substring(0, MAX_MESSAGE)
            + "\n... cut, "
            + (text.length() - MAX_MESSAGE)
            + " characters more";
  }
}
