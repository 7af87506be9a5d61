package dev.runner.core.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Verdict;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class VerdictTranslatorTests {

  private static final int MAX_MESSAGE = 16 << 10;
  private static final int MAX_DETAIL = 64 << 10;

  private static Verdict failed(Throwable throwable) {
    return VerdictTranslator.verdict(TestExecutionResult.failed(throwable));
  }

  /** A throwable that is as unhelpful as a test can make it. */
  private static final class Hostile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new StackOverflowError();
    }
  }

  /** A throwable with a new cause whenever it is asked. */
  private static final class Endless extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }

  @Test
  void tellsAssertionsFromAllElse() {
    Verdict failed = failed(new AssertionFailedError("expected: <1> but was: <2>"));
    assertEquals(Outcome.FAILED, failed.outcome());
    assertEquals(Optional.of(Cause.ASSERTION), failed.cause());
    assertEquals(
        "org.opentest4j.AssertionFailedError: expected: <1> but was: <2>", failed.message());
    assertTrue(failed.detail().contains("\tat " + getClass().getName()), failed.detail());
    assertEquals(Outcome.FAILED, failed(new AssertionError()).outcome());
    Verdict error = failed(new IllegalStateException("why"));
    assertEquals(Outcome.ERROR, error.outcome());
    assertEquals(Optional.of(Cause.EXCEPTION), error.cause());
    assertEquals("java.lang.IllegalStateException: why", error.message());
  }

  @Test
  void namesAThrowableWithoutAMessageByItsClass() {
    assertEquals("java.lang.IllegalStateException", failed(new IllegalStateException()).message());
  }

  @Test
  void knowsThatMemoryRanOutAndNamesTheSetting() {
    Verdict heap = failed(new OutOfMemoryError("Java heap space"));
    assertEquals(Optional.of(Cause.OUT_OF_MEMORY), heap.cause());
    assertTrue(heap.message().startsWith("java.lang.OutOfMemoryError: Java heap space (the heap"));
    assertTrue(heap.message().contains("raise fork.heap"), heap.message());
    Verdict classes = failed(new OutOfMemoryError("Metaspace"));
    assertTrue(classes.message().contains("-XX:MaxMetaspaceSize"), classes.message());
    Verdict threads = failed(new OutOfMemoryError("unable to create native thread"));
    assertTrue(threads.message().contains("no more threads"), threads.message());
    String huge = "Requested array size exceeds VM limit";
    assertTrue(failed(new OutOfMemoryError(huge)).message().endsWith(huge));
  }

  @Test
  void knowsThatMemoryRanOutWhereItIsWrapped() {
    Verdict wrapped = failed(new ExecutionException(new OutOfMemoryError("Java heap space")));
    assertEquals(Optional.of(Cause.OUT_OF_MEMORY), wrapped.cause());
    assertTrue(wrapped.message().contains("raise fork.heap"), wrapped.message());
  }

  @Test
  void tellsATimeLimitFromATimeoutOfWhatATestCalls() {
    TimeoutException limit = new TimeoutException("slow() timed out after 1 second");
    limit.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.junit.jupiter.engine.extension.Timeouts", "create", "", 1)
        });
    assertEquals(Optional.of(Cause.TIMED_OUT), failed(limit).cause());
    assertEquals(Optional.of(Cause.EXCEPTION), failed(new TimeoutException("no reply")).cause());
    TimeoutException bare = new TimeoutException();
    bare.setStackTrace(new StackTraceElement[0]);
    assertEquals(Optional.of(Cause.EXCEPTION), failed(bare).cause());
  }

  @Test
  void saysWhyAClassCannotBeInitialised() {
    Throwable error = new ExceptionInInitializerError(new IllegalStateException("no licence"));
    assertEquals(
        "java.lang.ExceptionInInitializerError, caused by"
            + " java.lang.IllegalStateException: no licence",
        failed(error).message());
  }

  @Test
  void survivesCausesWithoutEnd() {
    Verdict verdict = failed(new Endless());
    String end = verdict.detail().substring(verdict.detail().length() - 80);
    boolean said = end.contains("no end in sight") || end.contains("StackOverflowError");
    assertTrue(said && verdict.detail().length() < MAX_DETAIL + 200, end);
  }

  @Test
  void keepsTheReasonOfAnAbortedTest() {
    TestExecutionResult result = TestExecutionResult.aborted(new TestAbortedException("no net"));
    Verdict aborted = VerdictTranslator.verdict(result);
    assertEquals(Outcome.ABORTED, aborted.outcome());
    assertEquals("no net", aborted.message());
    TestExecutionResult bare = TestExecutionResult.aborted(null);
    assertEquals("", VerdictTranslator.verdict(bare).message());
  }

  @Test
  void doesWithoutAThrowable() {
    Verdict error = VerdictTranslator.verdict(TestExecutionResult.failed(null));
    assertEquals(Outcome.ERROR, error.outcome());
    assertEquals("failed without a throwable", error.message());
  }

  @Test
  void survivesAMessageThatThrows() {
    Verdict error = failed(new Hostile());
    assertTrue(error.message().contains("getMessage threw java.lang.StackOverflowError"));
    assertTrue(error.detail().contains("(its stack trace cannot be printed"), error.detail());
    Verdict aborted = VerdictTranslator.verdict(TestExecutionResult.aborted(new Hostile()));
    assertTrue(aborted.message().contains("getMessage threw"), aborted.message());
  }

  @Test
  void survivesCausesInACircle() {
    Exception a = new Exception("a");
    Exception b = new Exception("b", a);
    a.initCause(b);
    b.addSuppressed(a);
    assertTrue(failed(a).detail().contains("CIRCULAR REFERENCE"));
  }

  @Test
  void survivesDeepCauses() {
    Exception deep = new Exception("root");
    for (int i = 0; i < 20_000; i++) {
      deep = new Exception("level " + i, deep);
    }
    assertTrue(failed(deep).message().startsWith("java.lang.Exception: level"));
  }

  @Test
  void cutsHugeTextsAndSaysByHowMuch() {
    Verdict verdict = failed(new IllegalStateException("x".repeat(1 << 20)));
    String head = "java.lang.IllegalStateException: ";
    int lost = (1 << 20) + head.length() - MAX_MESSAGE;
    assertTrue(verdict.message().startsWith(head + "xxx"));
    assertTrue(
        verdict.message().endsWith("x\n... cut, " + lost + " characters more"),
        verdict.message().substring(MAX_MESSAGE - 10));
    assertTrue(verdict.detail().length() < MAX_DETAIL + 100);
    assertTrue(verdict.detail().endsWith(" characters more"));
  }

  @Test
  void keepsATextThatJustFits() {
    String head = "java.lang.IllegalStateException: ";
    String message = "x".repeat(MAX_MESSAGE - head.length());
    assertEquals(head + message, failed(new IllegalStateException(message)).message());
  }
}
