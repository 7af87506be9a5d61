package dev.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.runner.api.KnownIssue.Mode;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** What becomes of tests with known issues where no runner runs them. */
class KnownIssueTests {

  private static Map<String, String> ends(Class<?> type) {
    Map<String, String> ends = new TreeMap<>();
    List<Event> events =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(type))
            .execute()
            .allEvents()
            .list();
    for (Event event : events) {
      String name = event.getTestDescriptor().getDisplayName();
      if (event.getType() == EventType.SKIPPED) {
        ends.put(name, "SKIPPED " + event.getRequiredPayload(String.class));
      } else if (event.getType() == EventType.FINISHED && event.getTestDescriptor().isTest()) {
        TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
        String message = result.getThrowable().map(Throwable::getMessage).orElse("");
        ends.put(name, (result.getStatus() + " " + message).strip());
      }
    }
    return ends;
  }

  @Test
  void skipOrAbortAndNameTheIssue() {
    assertEquals(
        Map.of(
            "skipped()", "SKIPPED Known issue X-1: no stock (https://x.example/1)",
            "expected()", "ABORTED Known issue X-2: org.opentest4j.AssertionFailedError: no",
            "unstable()", "ABORTED Known issue X-3: java.lang.IllegalStateException: odd",
            "good()", "SUCCESSFUL",
            "bad()", "FAILED other"),
        ends(Modes.class));
  }

  static class Modes {

    @KnownIssue(value = "X-1", mode = Mode.SKIP, reason = "no stock", link = "https://x.example/1")
    @Test
    void skipped() {
      fail("it ran");
    }

    @KnownIssue("X-2")
    @Test
    void expected() {
      fail("no");
    }

    @KnownIssue(value = "X-3", mode = Mode.UNSTABLE)
    @Test
    void unstable() {
      throw new IllegalStateException("odd");
    }

    @KnownIssue("X-4")
    @Test
    void good() {}

    @Test
    void bad() {
      fail("other");
    }
  }

  @Test
  void holdForAllOfAClassAndItsSetUp() {
    assertEquals(
        Map.of(
            "one()",
            "ABORTED Known issue X-5; Known issue X-6: java.lang.IllegalStateException: no",
            "inner()",
            "ABORTED Known issue X-7; Known issue X-5; Known issue X-6:"
                + " java.lang.IllegalStateException: no"),
        ends(Whole.class));
  }

  @KnownIssue("X-7")
  @Retention(RetentionPolicy.RUNTIME)
  @interface NoStock {}

  @KnownIssue("X-5")
  @KnownIssue("X-6")
  static class Whole {

    @BeforeEach
    void prepare() {
      throw new IllegalStateException("no");
    }

    @Test
    void one() {}

    @Nested
    class Inner {

      @NoStock
      @Test
      void inner() {}
    }
  }
}
