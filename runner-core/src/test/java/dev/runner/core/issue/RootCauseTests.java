package dev.runner.core.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RootCauseTests {

  @Test
  void isTheInnermostCause() {
    Exception root = new IllegalStateException("root");
    assertSame(root, RootCause.of(new RuntimeException(new Exception(root))));
    assertSame(root, RootCause.of(root));
    assertEquals("java.lang.IllegalStateException: root", RootCause.text(new Error(root)));
  }

  @Test
  void endsWhereCausesFormACircle() {
    Exception a = new Exception("a");
    Exception b = new Exception("b", a);
    a.initCause(b);
    assertTrue(RootCause.text(new Exception("outer", b)).startsWith("java.lang.Exception: "));
  }

  @Test
  void isReadableWhateverItsCodeDoes() {
    Exception hostile =
        new IllegalStateException() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new StackOverflowError();
          }
        };
    assertTrue(RootCause.text(hostile).endsWith(" (its message cannot be read)"));
  }

  @Test
  void isTheLastOneThatCouldBeReached() {
    Exception unreadable =
        new Exception("a") {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized Throwable getCause() {
            throw new IllegalStateException();
          }
        };
    assertSame(unreadable, RootCause.of(new Exception(unreadable)));
    assertTrue(RootCause.text(new Endless()).endsWith("Endless"));
  }

  /** A throwable with a new cause whenever it is asked. */
  private static final class Endless extends Exception {

    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }
}
