package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are killed or cancelled in the middle, and then resumed until all is done. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ResumeIT {

  private static final List<String> ALL =
      List.of(
          "A.a",
          "A.b",
          "B.before",
          "C.a",
          "C.b",
          "D.a",
          "D.b",
          "dynamic1",
          "dynamic2",
          "dynamic3",
          "each1",
          "each2",
          "each3",
          "each4",
          "nested1",
          "nested2",
          "often1",
          "often2",
          "often3");

  /** Hangs in the test whose name the file 'hang' holds; others note that they have ended. */
  private static final String DID =
      """
      static void did(String name) throws Exception {
        java.nio.file.Path folder = java.nio.file.Path.of("%s");
        if (java.nio.file.Files.readString(folder.resolve("hang")).equals(name)) {
          Thread.sleep(500); // longer than what has happened takes to be recorded
          java.nio.file.Files.createFile(folder.resolve("hangs"));
          Thread.sleep(600_000);
        }
        java.nio.file.Files.writeString(folder.resolve("did"), name + "\\n",
            java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
      }
      """;

  @TempDir private Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void install() throws IOException {
    workspace = TestWorkspace.in(folder);
    String middle =
        TestSource.of("rest.BTests")
            .member(did())
            .test("before", "did(\"B.before\");")
            .member(
                "@ParameterizedTest @ValueSource(ints = {1, 2, 3, 4}) void each(int i)"
                    + " throws Exception { did(\"each\" + i); }")
            .member(
                "@TestFactory Stream<DynamicNode> dynamic() { return Stream.of("
                    + "DynamicTest.dynamicTest(\"x\", () -> did(\"dynamic1\")),"
                    + "DynamicContainer.dynamicContainer(\"y\", Stream.of("
                    + "DynamicTest.dynamicTest(\"x\", () -> did(\"nested1\")),"
                    + "DynamicTest.dynamicTest(\"x\", () -> did(\"nested2\")))),"
                    + "DynamicTest.dynamicTest(\"x\", () -> did(\"dynamic2\")),"
                    + "DynamicTest.dynamicTest(\"x\", () -> did(\"dynamic3\"))); }")
            .member(
                "@RepeatedTest(3) void often(RepetitionInfo i)"
                    + " throws Exception { did(\"often\" + i.getCurrentRepetition()); }")
            .text();
    PluginJar rest = PluginJar.plugin("rest");
    workspace.install("rest", rest.source(plain("rest.A"), middle, plain("rest.C")));
    PluginJar later = PluginJar.plugin("later").manifest("Runner-Jvm-Arguments", "-Dlater=true");
    workspace.install("later", later.source(plain("later.D")));
  }

  @ParameterizedTest
  @CsvSource({
    "1, A.b",
    "1, B.before",
    "1, each3",
    "1, nested1",
    "1, dynamic3",
    "1, D.b",
    "2, each1",
    "2, often2"
  })
  void whatAKilledRunHasLeftRunsAndNothingElse(int forks, String hanging) throws Exception {
    kill(hanging, "run", "--forks", "" + forks);
    Finished resumed = resume("--forks", "" + forks);
    assertEquals(0, resumed.exit(), resumed::toString);
    assertTrue(resumed.err().contains("'runner resume "), resumed::err);
    assertDone(CountsView.allPassed(ALL.size()), ALL);
  }

  @ParameterizedTest
  @CsvSource({"1, A.b", "1, each2", "1, nested2", "1, D.a", "2, each2", "2, often1"})
  void whatACancelledRunHasLeftOrBrokenOffRunsAndNothingElse(int forks, String hanging)
      throws Exception {
    Finished cancelled;
    try (RunnerProcess run = hanging(hanging, "run", "--forks", "" + forks)) {
      signal("TERM", run);
      cancelled = run.await();
    }
    assertEquals(143, cancelled.exit(), cancelled::toString);
    assertTrue(cancelled.out().contains(" resume "), cancelled::out);
    Finished resumed = resume("--forks", "" + forks);
    assertEquals(0, resumed.exit(), resumed::toString);
    assertDone(CountsView.allPassed(ALL.size()), ALL); // also what was broken off, once
  }

  @ParameterizedTest
  @ValueSource(strings = {"nested2", "C.a"})
  void aResumedRunMayBeKilledAndResumedAgain(String second) throws Exception {
    kill("each2", "run");
    Path journal = only(folder.resolve(".runner/runs")).resolve("journal");
    Files.write(journal, new byte[] {0, 0, 1, 0, 0}, StandardOpenOption.APPEND);
    kill(second, "resume", "last");
    Finished resumed = resume("--format", "json", "--report", "junit-xml=" + folder + "/xml");
    assertEquals(0, resumed.exit(), resumed::toString);
    assertEquals("FINISHED", resumed.json().required("state").asString());
    assertDone(CountsView.allPassed(ALL.size()), ALL);
    assertEquals(2, workspace.last().test(".each(#2)").attempts());
    assertTrue(Files.exists(folder.resolve("xml")));
  }

  @Test
  void aResumedRunMayBeCancelled() throws Exception {
    kill("A.b", "run");
    try (RunnerProcess run = hanging("each3", "resume", "last")) {
      signal("TERM", run);
      assertEquals(143, run.await().exit());
    }
    assertEquals("CANCELLED", workspace.last().json().required("state").asString());
    Finished resumed = resume();
    assertEquals(0, resumed.exit(), resumed::toString);
    assertDone(CountsView.allPassed(ALL.size()), ALL);
  }

  @Test
  void whatWasSelectedStaysSelected() throws Exception {
    kill("A.b", "run", "--class", "rest.A", "--class", "rest.C");
    workspace.install("other", PluginJar.plugin("other").source(plain("other.A")));
    assertEquals(0, resume().exit());
    assertDone(CountsView.allPassed(4), List.of("A.a", "A.b", "C.a", "C.b"));
  }

  @Test
  void aParameterizedClassRunsAgainAsAWholeAndTheRunSaysSo() throws Exception {
    String source =
        TestSource.of("rest.PTests")
            .member(did())
            .member("@Parameter int number;")
            .member("@Test void one() throws Exception { did(\"one\" + number); }")
            .text()
            .replace(
                "class PTests", "@ParameterizedClass @ValueSource(ints = {1, 2}) class PTests");
    workspace.install("classes", PluginJar.plugin("classes").source(source));
    kill("one2", "run", "--plugin", "classes");
    Finished resumed = resume();
    assertEquals(0, resumed.exit(), resumed::toString);
    assertTrue(resumed.err().contains("run.method-repeated"), resumed::err);
    assertDone(CountsView.allPassed(2), List.of("one1", "one1", "one2"));
    assertEquals(List.of(2, 2), workspace.last().tests().stream().map(t -> t.attempts()).toList());
  }

  @Test
  void aRunThatIsUnderWayCannotBeResumed() throws Exception {
    try (RunnerProcess run = hanging("each3", "run")) {
      Waiting.until("the store is there", () -> Files.exists(folder.resolve(".runner/store.db")));
      Finished resumed = workspace.run("resume", "last");
      assertEquals(2, resumed.exit(), resumed::toString);
      assertTrue(resumed.err().contains("another process works on run"), resumed::err);
      signal("TERM", run);
      assertEquals(143, run.await().exit());
    }
  }

  @Test
  void aChangedPluginIsRefusedByName() throws Exception {
    kill("each2", "run");
    workspace.install("rest", PluginJar.plugin("rest").source(plain("rest.A")));
    Finished resumed = workspace.run("resume", "last");
    assertEquals(3, resumed.exit(), resumed::toString);
    assertTrue(resumed.err().contains("plugin 'rest' has changed, its SHA-256 was"), resumed::err);
    assertEquals("LOST", workspace.last().json().required("state").asString());
  }

  @Test
  void nothingIsLeftOfAFinishedRun() throws Exception {
    Files.writeString(folder.resolve("hang"), "");
    assertEquals(0, workspace.run("run").exit());
    Finished resumed = workspace.run("resume", "last");
    assertEquals(0, resumed.exit(), resumed::toString);
    assertTrue(resumed.err().contains("Nothing left to do"), resumed::err);
    assertDone(CountsView.allPassed(ALL.size()), ALL);
  }

  @Test
  void anUnknownRunIsRefused() throws Exception {
    assertEquals(2, workspace.run("resume", "last").exit());
    Files.writeString(folder.resolve("hang"), "");
    workspace.run("run", "--plugin", "later");
    Finished resumed = workspace.run("resume", "ffffffff");
    assertEquals(2, resumed.exit(), resumed::toString);
  }

  private String plain(String name) {
    String brief = name.substring(name.indexOf('.') + 1);
    return TestSource.of(name)
        .member(did())
        .test("a", "did(\"" + brief + ".a\");")
        .test("b", "did(\"" + brief + ".b\");")
        .text();
  }

  private String did() {
    return DID.formatted(folder);
  }

  private void assertDone(CountsView counts, List<String> ended) throws Exception {
    RunView stored = workspace.last();
    assertEquals(counts, stored.counts());
    assertEquals("FINISHED", stored.json().required("state").asString());
    assertEquals(0, stored.json().required("exit").asInt());
    List<String> did = Files.readAllLines(folder.resolve("did")).stream().sorted().toList();
    assertEquals(ended, did);
    try (Stream<Path> open = Files.list(folder.resolve(".runner/open"))) {
      assertEquals(List.of(), open.toList());
    }
  }

  private Finished resume(String... options) throws Exception {
    Files.writeString(folder.resolve("hang"), "");
    List<String> arguments = new ArrayList<>(List.of("resume", "last"));
    arguments.addAll(List.of(options));
    return workspace.run(arguments.toArray(String[]::new));
  }

  private void kill(String hanging, String... arguments) throws Exception {
    try (RunnerProcess run = hanging(hanging, arguments)) {
      run.handle().destroyForcibly();
      assertEquals(137, run.await().exit());
    }
  }

  /** Starts a command and waits until a test hangs. */
  private RunnerProcess hanging(String test, String... arguments) throws IOException {
    Files.writeString(folder.resolve("hang"), test);
    Files.deleteIfExists(folder.resolve("hangs"));
    RunnerProcess run = workspace.start(arguments);
    Waiting.until(
        "the test hangs", () -> Files.exists(folder.resolve("hangs")) || !run.handle().isAlive());
    assertFalse(!run.handle().isAlive(), run::errorsSoFar);
    return run;
  }

  private static Path only(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.findFirst().orElseThrow();
    }
  }

  private static void signal(String signal, RunnerProcess run) throws Exception {
    String pid = Long.toString(run.handle().pid());
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, pid).start().waitFor());
  }
}
