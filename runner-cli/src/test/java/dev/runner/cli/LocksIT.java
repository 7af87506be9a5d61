package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What must not run side by side does not, in whatever forks and plugins. */
final class LocksIT {

  private static final String LOCKED = "@GlobalLock(\"the file\")";
  private static final String[] PARALLEL = {
    "-D", "junit.jupiter.execution.parallel.enabled=true",
    "-D", "junit.jupiter.execution.parallel.mode.default=concurrent",
    "-D", "junit.jupiter.execution.parallel.config.strategy=fixed",
    "-D", "junit.jupiter.execution.parallel.config.fixed.parallelism=4"
  };

  @TempDir private Path folder;
  private Path files;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("ws"));
    files = Files.createDirectories(folder.resolve("files"));
  }

  /** Fails if another test with this body runs at the same time. */
  private String exclusive() {
    return """
        java.nio.file.Path file = java.nio.file.Path.of("%s", "used");
        java.nio.file.Files.createFile(file);
        Thread.sleep(60);
        java.nio.file.Files.delete(file);
        """
        .formatted(files);
  }

  /** Fails if more than a number of tests with this body run at the same time. */
  private String atMost(int number) {
    return """
        java.nio.file.Path mine = java.nio.file.Files.createTempFile(
            java.nio.file.Path.of("%s"), "user", "");
        Thread.sleep(60);
        long users;
        try (var all = java.nio.file.Files.list(mine.getParent())) {
          users = all.count();
        }
        java.nio.file.Files.delete(mine);
        assertTrue(users <= %d, users + " at the same time");
        """
        .formatted(files, number);
  }

  private PluginJar classes(String plugin, int number, String annotation, String body) {
    PluginJar jar = PluginJar.plugin(plugin);
    for (int i = 0; i < number; i++) {
      jar.source(
          TestSource.of(plugin + ".C" + i + "Tests")
              .annotated(annotation)
              .test("uses", body)
              .text());
    }
    return jar;
  }

  private void passes(int tests, String... arguments) throws Exception {
    Finished finished = workspace.run(arguments);
    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(tests), workspace.last().counts());
  }

  @Test
  void classesOfOneLockNeverOverlapAcrossForksAndPlugins() throws Exception {
    workspace.install("one", classes("one", 5, LOCKED, exclusive()));
    workspace.install("two", classes("two", 5, LOCKED + " @GlobalLock(\"more\")", exclusive()));
    workspace.install("free", classes("free", 8, "", atMost(9)));
    passes(18, "run", "--forks", "4");
  }

  @Test
  void theLowerBoundKnowsWhatIsKeptApart() throws Exception {
    workspace.install("one", classes("one", 3, LOCKED, "Thread.sleep(200);"));
    workspace.install("two", classes("two", 2, "@Serial", "Thread.sleep(200);"));
    JsonNode schedule =
        workspace.run("run", "--forks", "2", "--format", "json").json().at("/schedule");
    long bound = schedule.at("/lowerBoundMs").asLong();
    assertTrue(bound >= 1_000 && bound <= schedule.at("/makespanMs").asLong(), schedule::toString);
  }

  @Test
  void aLockOfAMethodANestedClassOrABaseClassOfAnotherPluginHolds() throws Exception {
    Path base =
        workspace.install(
            "base",
            PluginJar.plugin("base")
                .manifest("Runner-Kind", "library")
                .source(
                    "package base; @dev.runner.api.GlobalLock(\"the file\") public class Base {}"));
    workspace.install(
        "top",
        PluginJar.plugin("top")
            .manifest("Plugin-Dependencies", "base")
            .compiledAgainst(base)
            .source(
                TestSource.of("top.ATests").extending("base.Base").test("a", exclusive()).text(),
                TestSource.of("top.BTests")
                    .member(LOCKED + " @Test void b() throws Exception {" + exclusive() + "}")
                    .text(),
                TestSource.of("top.CTests")
                    .member("@Nested " + LOCKED + " class In { @Test void c() throws Exception {")
                    .member(exclusive() + "}}")
                    .text()));
    workspace.install("other", classes("other", 2, LOCKED, exclusive()));
    passes(5, "run", "--forks", "4");
  }

  @Test
  void readersOverlapAndWritersDoNot() throws Exception {
    String meets =
        """
        java.nio.file.Path dir = java.nio.file.Path.of("%s");
        java.nio.file.Files.createTempFile(dir, "here", "");
        long end = System.nanoTime() + 30_000_000_000L;
        long here = 0;
        while (here < 2) {
          assertTrue(System.nanoTime() < end, "the other reader does not come");
          Thread.sleep(5);
          try (var all = java.nio.file.Files.list(dir)) {
            here = all.count();
          }
        }
        """
            .formatted(files);
    String reads = "@GlobalLock(value = \"the file\", mode = GlobalLock.Mode.READ)";
    workspace.install("one", classes("one", 1, reads, meets));
    workspace.install("two", classes("two", 1, reads, meets));
    passes(2, "run", "--forks", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "plugin", "class"})
  void aSerialClassOverlapsNobodyAndComesLast(String isolation) throws Exception {
    String alone =
        """
        try (var all = java.nio.file.Files.list(java.nio.file.Path.of("%s"))) {
          assertEquals(List.of(), all.toList());
        }
        """
            .formatted(files);
    PluginJar one = classes("one", 6, "", atMost(12));
    one.source(
        TestSource.of("one.AloneTests")
            .annotated("@Serial")
            .test("first", alone + exclusive())
            .test("second", alone + exclusive())
            .text());
    workspace.install("one", one);
    PluginJar two = classes("two", 6, "", atMost(12)).manifest("Runner-Jvm-Arguments", "-Dx=1");
    two.source(TestSource.of("two.AlsoTests").annotated("@Serial").test("a", exclusive()).text());
    workspace.install("two", two);
    passes(15, "run", "--forks", "4", "--isolation", isolation);
    assertEquals(
        List.of("one.AloneTests", "two.AlsoTests"), lastClasses(), "both come after all others");
  }

  private List<String> lastClasses() throws Exception {
    String others =
        workspace.last().tests().stream()
            .filter(test -> test.id().contains(".C"))
            .map(test -> test.json().required("startedAt").asString())
            .max(String::compareTo)
            .orElseThrow();
    return workspace.last().tests().stream()
        .filter(test -> test.json().required("startedAt").asString().compareTo(others) > 0)
        .map(test -> test.json().required("class").asString())
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void aSerialClassComesLastInOneForkToo() throws Exception {
    PluginJar plugin = classes("one", 3, "", atMost(1));
    plugin.source(TestSource.of("one.ATests").annotated("@Serial").test("a", exclusive()).text());
    workspace.install("one", plugin);
    passes(4, "run", "--forks", "1");
    assertEquals(List.of("one.ATests"), lastClasses());
  }

  @Test
  void countedResourcesAreNeverOverused() throws Exception {
    workspace.config("resources { db = 2 }");
    workspace.install("one", classes("one", 4, "@Needs(resource = \"db\")", atMost(2)));
    workspace.install("two", classes("two", 4, "", atMost(2)).manifest("Runner-Resources", "db=1"));
    workspace.install(
        "both", classes("both", 1, "@Needs(resource = \"db\", units = 2)", atMost(1)));
    passes(9, "run", "--forks", "4");
  }

  @Test
  void aForkThatDiesWithALockDoesNotBlockOthersAndTheRestHoldsItAgain() throws Exception {
    workspace.install(
        "killer",
        PluginJar.plugin("killer")
            .source(
                TestSource.of("killer.KillerTests")
                    .annotated(LOCKED)
                    .test("before", exclusive())
                    .test("kills", "Runtime.getRuntime().halt(3);")
                    .test("after", exclusive())
                    .text()));
    workspace.install("other", classes("other", 5, LOCKED, exclusive()));
    Finished finished = workspace.run("run", "--forks", "3");
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(CountsView.of(7, 0, 1, 0, 0), workspace.last().counts());
    assertEquals("ERROR/CRASHED", workspace.last().test("KillerTests.kills").verdict());
  }

  @ParameterizedTest
  @CsvSource({"run, 3", "list, 3"})
  void aNeedAboveTheCapacityKeepsItsPluginOutAndNoOther(String command, int exit) throws Exception {
    workspace.install(
        "greedy", classes("greedy", 2, "@Needs(resource = \"db\", units = 2)", exclusive()));
    workspace.install("modest", classes("modest", 2, "@Needs(resource = \"db\")", exclusive()));
    Finished finished = workspace.run(command, "--format", "json");
    assertEquals(exit, finished.exit(), finished::toString);
    String messages = finished.out() + finished.err();
    assertTrue(messages.contains("set 'resources.db = 2' in runner.conf"), finished::toString);
    if (command.equals("run")) {
      assertEquals(CountsView.allPassed(2), finished.run().counts());
    }
    passes(4, "-D", "resources.db=2", "run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3"})
  void lockedClassesDoNotOverlapInAForkThatRunsTestsInParallel(String forks) throws Exception {
    workspace.install("one", classes("one", 4, LOCKED, exclusive()));
    workspace.install("two", classes("two", 2, LOCKED, exclusive()));
    workspace.install("three", classes("three", 3, "@Serial", exclusive()));
    String[] arguments = List.of("run", "--forks", forks).toArray(String[]::new);
    String[] all = new String[PARALLEL.length + arguments.length];
    System.arraycopy(PARALLEL, 0, all, 0, PARALLEL.length);
    System.arraycopy(arguments, 0, all, PARALLEL.length, arguments.length);
    passes(9, all);
  }

  @Test
  void classesOfAPluginThatSaysSoAreKeptApart() throws Exception {
    workspace.install("old", classes("old", 5, "", exclusive()).manifest("Runner-Serial", "true"));
    workspace.install("young", classes("young", 5, "", "Thread.sleep(20);"));
    passes(10, "run", "--forks", "4");
  }

  @Test
  void classesOfAPluginOfWhichTheOperatorSaysSoAreKeptApart() throws Exception {
    workspace.config("fork.serial-plugins = [old, absent]");
    workspace.install("old", classes("old", 5, "", exclusive()));
    Finished finished = workspace.run("run", "--forks", "4");
    assertEquals(0, finished.exit(), finished::toString);
    assertTrue(
        finished.err().contains("Plugin 'absent' of 'fork.serial-plugins' is not installed"),
        finished::toString);
  }

  @Test
  void whatACancelledRunHasLeftOfThemIsKeptApartAgain() throws Exception {
    workspace.install("one", classes("one", 4, LOCKED, exclusive()));
    workspace.install("two", classes("two", 2, "@Serial", exclusive()));
    Finished cut = workspace.run("run", "--forks", "3", "--run-timeout", "1ms");
    assertEquals(5, cut.exit(), cut::toString);
    Finished rest = workspace.run("resume", "last", "--forks", "3");
    assertEquals(0, rest.exit(), rest::toString);
    assertEquals(CountsView.allPassed(6), workspace.last().counts());
  }
}
