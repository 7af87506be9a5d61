package dev.runner.api.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.runner.api.Cleanup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class RunningTestTests {

  private static final AtomicReference<RunningTest> KEPT = new AtomicReference<>();

  @TempDir private Path folder;

  @Test
  void attachesToTheTestOrClassWhatIsToldInEachPhase() throws Exception {
    run(Phases.class).assertStatistics(tests -> tests.succeeded(2));

    assertEquals(
        Map.of(
            "RunningTestTests$Phases",
            List.of(
                "CLASS_SET_UP before all", "CLASS_TEAR_DOWN after all", "CLASS_TEAR_DOWN clean"),
            "first(Cleanup)",
            List.of("SET_UP before", "TEST first", "TEAR_DOWN after", "TEAR_DOWN clean"),
            "second()",
            List.of("SET_UP before", "TEST second", "TEAR_DOWN after")),
        written());
    assertEquals(Optional.empty(), RunningTest.current());
    assertFalse(KEPT.get().append("lines", "text/plain", "late"), "the test has ended");
  }

  @Test
  void followsATestToAThreadOfItsOwn() throws Exception {
    run(OnAnotherThread.class).assertStatistics(tests -> tests.succeeded(1));
    assertEquals(Map.of("test()", List.of("TEST own thread")), written());
  }

  @Test
  void knowsInvocationsAndDynamicTests() throws Exception {
    run(Many.class).assertStatistics(tests -> tests.succeeded(3));
    assertEquals(
        Map.of(
            "[1] value = \"a\"", List.of("TEST a"),
            "[2] value = \"b\"", List.of("TEST b"),
            "tests()", List.of("TEST factory"),
            "dynamic", List.of("TEST dynamic")),
        written());
  }

  @Test
  void keepsMuchOnTheDisk() throws Exception {
    run(Talkative.class).assertStatistics(tests -> tests.succeeded(1));
    List<String> lines = written().get("test()");
    assertEquals(3_000, lines.size());
    assertTrue(lines.get(2_999).startsWith("2999 "), "in their order");
  }

  private Events run(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(type))
        .outputDirectoryCreator(new NamedFolders(folder))
        .execute()
        .testEvents();
  }

  private Map<String, List<String>> written() throws IOException {
    Map<String, List<String>> written = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertEquals("lines", file.getFileName().toString());
        written.put(file.getParent().getFileName().toString(), Files.readAllLines(file));
      }
    }
    return written;
  }

  private static void tell(String what) {
    RunningTest test = RunningTest.current().orElseThrow();
    assertTrue(test.append("lines", "text/plain", test.phase() + " " + what));
  }

  /** A folder for each node, by its name. */
  private record NamedFolders(Path root) implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
      return root;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor node) throws IOException {
      return Files.createDirectories(root.resolve(node.getDisplayName()));
    }
  }

  @RunnerTest
  static final class Phases {
    @BeforeAll
    static void beforeAll(Cleanup cleanup) {
      tell("before all");
      cleanup.add("tell", () -> tell("clean"));
    }

    @BeforeEach
    void before() {
      tell("before");
    }

    @Test
    void first(Cleanup cleanup) {
      tell("first");
      cleanup.add("tell", () -> tell("clean"));
    }

    @Test
    void second() {
      tell("second");
      KEPT.set(RunningTest.current().orElseThrow());
    }

    @AfterEach
    void after() {
      tell("after");
    }

    @AfterAll
    static void afterAll() {
      tell("after all");
    }
  }

  @RunnerTest
  static final class OnAnotherThread {
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void test() {
      tell("own thread");
    }
  }

  @RunnerTest
  static final class Many {
    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void values(String value) {
      tell(value);
    }

    @TestFactory
    Stream<DynamicTest> tests() {
      tell("factory");
      return Stream.of(DynamicTest.dynamicTest("dynamic", () -> tell("dynamic")));
    }
  }

  @RunnerTest
  static final class Talkative {
    @Test
    void test() {
      String long1k = "x".repeat(1_000);
      for (int n = 0; n < 3_000; n++) {
        RunningTest.current().orElseThrow().append("lines", "text/plain", n + " " + long1k);
      }
    }
  }
}
