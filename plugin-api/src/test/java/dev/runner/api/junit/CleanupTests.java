package dev.runner.api.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.Cleanup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

class CleanupTests {

  private static final List<String> STEPS = Collections.synchronizedList(new ArrayList<>());
  private static final AtomicReference<Cleanup> KEPT = new AtomicReference<>();

  @BeforeEach
  void forgetSteps() {
    STEPS.clear();
  }

  private static Cleanup.Action step(String name) {
    return () -> STEPS.add(name);
  }

  private static Cleanup.Action failing(String name, Throwable throwable) {
    return () -> {
      STEPS.add(name);
      CleanupTests.<RuntimeException>sneak(throwable);
    };
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable throwable) throws T {
    throw (T) throwable;
  }

  @Test
  void runsEachScopesStepsAtItsEndLastAddedFirst() {
    Fixtures.passing(Scopes.class, 2);
    assertEquals(
        List.of(
            "test 1",
            "after",
            "test 1 b",
            "test 1 a",
            "before each",
            "test 2",
            "after",
            "before each",
            "after all",
            "class b",
            "class a"),
        STEPS);
  }

  @RunnerTest
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class Scopes {

    @BeforeAll
    static void beforeAll(Cleanup cleanup) {
      cleanup.add("class a", step("class a"));
      cleanup.closing((AutoCloseable) () -> STEPS.add("class b"));
    }

    @BeforeEach
    void beforeEach(Cleanup cleanup) {
      cleanup.add("before each", step("before each"));
    }

    @Test
    @Order(1)
    void one(Cleanup cleanup) {
      STEPS.add("test 1");
      cleanup.add("a", step("test 1 a"));
      AutoCloseable resource = () -> STEPS.add("test 1 b");
      assertSame(resource, cleanup.closing(resource));
    }

    @Test
    @Order(2)
    void two() {
      STEPS.add("test 2");
    }

    @AfterEach
    void afterEach() {
      STEPS.add("after");
    }

    @AfterAll
    static void afterAll() {
      STEPS.add("after all");
    }
  }

  @Test
  void runsAllStepsAndReportsTheFirstFailureWithTheOthersSuppressed() {
    Throwable failure = Fixtures.failure(Failing.class);
    assertEquals(List.of("fifth", "fourth", "third", "second", "first"), STEPS);
    assertInstanceOf(CleanupFailedException.class, failure);
    assertEquals("Clean-up failed: delete fifth: java.io.IOException: gone", failure.getMessage());
    assertInstanceOf(IOException.class, failure.getCause());
    assertEquals(
        List.of(
            "Clean-up failed: delete fourth: java.lang.AssertionError: wrong",
            "Clean-up failed: delete third: java.lang.StackOverflowError",
            "Clean-up failed: delete second: java.lang.Throwable: bare"),
        Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage).toList());
  }

  @RunnerTest
  static class Failing {
    @Test
    void passesAndLeavesADifficultInheritance(Cleanup cleanup) {
      cleanup.add("delete first", step("first"));
      cleanup.add("delete second", failing("second", new Throwable("bare")));
      cleanup.add("delete third", failing("third", new StackOverflowError()));
      cleanup.add("delete fourth", failing("fourth", new AssertionError("wrong")));
      cleanup.add("delete fifth", failing("fifth", new IOException("gone")));
    }
  }

  @Test
  void keepsTheFailureOfTheTestInFront() {
    Throwable failure = Fixtures.failure(FailingTwice.class);
    assertEquals("the test", failure.getMessage());
    assertInstanceOf(CleanupFailedException.class, failure.getSuppressed()[0]);
  }

  @RunnerTest
  static class FailingTwice {
    @Test
    void fails(Cleanup cleanup) {
      cleanup.add("x", failing("x", new IOException("the clean-up")));
      throw new AssertionError("the test");
    }
  }

  @Test
  void reportsAFailureInTheScopeOfTheClassAtTheClass() {
    Throwable failure = Fixtures.failure(FailingClass.class);
    assertInstanceOf(CleanupFailedException.class, failure);
    Fixtures.run(FailingClass.class).testEvents().assertStatistics(counts -> counts.succeeded(1));
  }

  @RunnerTest
  static class FailingClass {
    @BeforeAll
    static void beforeAll(Cleanup cleanup) {
      cleanup.add("x", failing("x", new IOException("gone")));
    }

    @Test
    void passes() {}
  }

  @Test
  void endsTheScopeOfAConstructorWithItsTest() {
    Fixtures.passing(Constructed.class, 2);
    assertEquals(List.of("test", "undo", "test", "undo"), STEPS);
  }

  @RunnerTest
  static class Constructed {
    Constructed(Cleanup cleanup) {
      cleanup.add("undo", step("undo"));
    }

    @Test
    void one() {
      STEPS.add("test");
    }

    @Test
    void two() {
      STEPS.add("test");
    }
  }

  @Test
  void runsStepsAddedByStepsAndRefusesThemAfterTheEnd() {
    Fixtures.passing(Adding.class, 1);
    assertEquals(List.of("outer", "inner"), STEPS);
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> KEPT.get().add("late", step("late")));
    assertEquals("Cannot add clean-up 'late': its scope has ended", refusal.getMessage());
  }

  @RunnerTest
  static class Adding {
    @Test
    void adds(Cleanup cleanup) {
      KEPT.set(cleanup);
      cleanup.add(
          "outer",
          () -> {
            STEPS.add("outer");
            cleanup.add("inner", step("inner"));
          });
    }
  }

  @Test
  void refusesAnEndedScopeThatHeldNothing() throws CleanupFailedException {
    CleanupStack stack = new CleanupStack();
    stack.close();
    assertThrows(IllegalStateException.class, () -> stack.add("late", step("late")));
    assertTrue(STEPS.isEmpty());
  }

  @Test
  void takesStepsFromSeveralThreads() throws Exception {
    CleanupStack stack = new CleanupStack();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int k = 0; k < 500; k++) {
                  stack.add("x", step("x"));
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    stack.close();
    assertEquals(4000, STEPS.size());
  }

  @Test
  void survivesAThrowableThatHasNoText() {
    CleanupStack stack = new CleanupStack();
    stack.add("first", step("first"));
    stack.add(
        "second",
        () -> {
          throw new IOException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String toString() {
              throw new IllegalStateException("hostile");
            }
          };
        });
    CleanupFailedException failure = assertThrows(CleanupFailedException.class, stack::close);
    assertEquals("second", failure.action());
    assertEquals(List.of("first"), STEPS);
  }

  @Test
  void letsExhaustedMemoryThrough() {
    CleanupStack stack = new CleanupStack();
    stack.add("x", failing("x", new OutOfMemoryError("heap")));
    assertThrows(OutOfMemoryError.class, stack::close);
  }
}
