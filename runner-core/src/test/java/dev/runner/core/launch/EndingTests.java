package dev.runner.core.launch;

import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of verdicts when clean-up fails, as JUnit's own engine tells it. */
class EndingTests {

  private static final String SOURCE =
      """
      import dev.runner.api.*;
      import dev.runner.api.junit.*;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.api.extension.*;
      @ExtendWith(Late.class)
      @RunnerTest
      @TestMethodOrder(MethodOrderer.MethodName.class)
      class A {
        static Cleanup.Action failing(String text) {
          return () -> { throw new java.io.IOException(text); };
        }
        @Test void aborts(Cleanup cleanup) {
          cleanup.add("a", failing("a"));
          Assumptions.abort("enough");
        }
        @Test void fails(Cleanup cleanup) {
          cleanup.add("b", failing("b"));
          Assertions.fail("wrong");
        }
        @Test void passes(Cleanup cleanup) {
          cleanup.add("c", failing("c"));
          cleanup.add("d", failing("d"));
        }
        @Test void isFailedBehindItsCleanUp(Cleanup cleanup) {
          cleanup.add("e", failing("e"));
        }
        @RepeatedTest(2) void repeats(Cleanup cleanup) {
          cleanup.add("f", failing("f"));
        }
        @TestFactory java.util.stream.Stream<DynamicTest> makes(Cleanup cleanup) {
          cleanup.add("g", failing("g"));
          return java.util.stream.Stream.of(DynamicTest.dynamicTest("x", () -> {}));
        }
        @Nested class Skipping {
          @SkipCheck static void check(Cleanup cleanup) {
            cleanup.add("h", failing("h"));
            Assumptions.abort("not here");
          }
          @Test void never() {}
        }
      }
      """;

  private static final String LATE =
      """
      import org.junit.jupiter.api.extension.*;
      class Late implements AfterEachCallback {
        @Override public void afterEach(ExtensionContext context) {
          if (context.getDisplayName().startsWith("isFailedBehind")) {
            throw new AssertionError("late");
          }
        }
      }
      """;

  private static List<String> events;

  @BeforeAll
  static void execute(@TempDir Path folder) {
    LaunchedPlugin plugin =
        LaunchedPlugin.of(plugin("shop").source("p.A", SOURCE).source("p.Late", LATE), folder);
    events = plugin.execute().events();
  }

  private static List<String> of(String name) {
    return events.stream()
        .filter(event -> event.contains("p.A." + name) || event.contains("p.A$" + name))
        .filter(event -> event.startsWith("finished") || event.startsWith("cleanup"))
        .toList();
  }

  @Test
  void aPassedTestStaysPassed() {
    assertEquals(
        List.of(
            "cleanup p.A.passes [d: java.io.IOException: d, c: java.io.IOException: c]",
            "finished p.A.passes PASSED"),
        of("passes"));
  }

  @Test
  void whatFailsBehindTheCleanUpIsTheVerdict() {
    assertEquals(
        List.of(
            "cleanup p.A.isFailedBehindItsCleanUp [e: java.io.IOException: e]",
            "finished p.A.isFailedBehindItsCleanUp FAILED ASSERTION"),
        of("isFailedBehindItsCleanUp"));
  }

  @Test
  void aFailedTestKeepsItsOwnFailure() {
    assertEquals(
        List.of(
            "cleanup p.A.fails [b: java.io.IOException: b]", "finished p.A.fails FAILED ASSERTION"),
        of("fails"));
  }

  @Test
  void anAbortedTestStaysAborted() {
    assertEquals(
        List.of(
            "cleanup p.A.aborts [a: java.io.IOException: a]",
            "finished p.A.aborts ABORTED ASSUMPTION"),
        of("aborts"));
  }

  @Test
  void invocationsAndFactoriesAreNoOtherThanTests() {
    assertEquals(
        List.of(
            "cleanup p.A.repeats(#1) [f: java.io.IOException: f]",
            "finished p.A.repeats(#1) PASSED",
            "cleanup p.A.repeats(#2) [f: java.io.IOException: f]",
            "finished p.A.repeats(#2) PASSED",
            "finished p.A.repeats PASSED"),
        of("repeats"));
    assertEquals(
        List.of(
            "finished p.A.makes(#1) PASSED",
            "cleanup p.A.makes [g: java.io.IOException: g]",
            "finished p.A.makes PASSED"),
        of("makes"));
  }

  @Test
  void aClassThatSkipsItselfStaysSkipped() {
    assertEquals(
        List.of(
            "cleanup - p.A$Skipping [h: java.io.IOException: h]",
            "finished - p.A$Skipping ABORTED ASSUMPTION"),
        of("Skipping"));
  }
}
