package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first fork, which starts before its run as the last run suggests. */
final class EarlyForkIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install(
        "telling",
        PluginJar.plugin("telling")
            .source(
                TestSource.of("telling.TellingTests")
                    .test(
                        "tells",
                        """
                        java.nio.file.Files.writeString(java.nio.file.Path.of("%s"),
                            java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime()
                                + " " + Runtime.getRuntime().maxMemory()
                                + " " + System.getenv("SECRET_PLACE"));
                        """
                            .formatted(folder.resolve("told")))
                    .text()));
  }

  @Test
  void startsBeforeTheRunOnceItIsKnownWhatTheFirstForkIs() throws Exception {
    assertTrue(forkStart().isAfter(runStart()));
    passingBehindAProbe();
    assertTrue(forkStart().isBefore(runStart()), "the second run's fork came first");
    assertEquals(List.of("fork-1.log"), logs(), "one fork and no other was there");
  }

  @Test
  void givesWayToAForkOfAnotherKind() throws Exception {
    passing("run");
    workspace.config("fork { heap = 77m }");
    passing("run");
    assertTrue(told(1) <= 77 << 20, "the heap is as configured, not as guessed");
    assertEquals(List.of("fork-1.log"), logs(), "the other one has left nothing");
    passingBehindAProbe();
    assertTrue(told(1) <= 77 << 20);
    assertTrue(forkStart().isBefore(runStart()), "arguments of its JVM can be guessed, too");
  }

  @Test
  void isNotGuessedWhereItsEnvironmentMayHoldASecret() throws Exception {
    workspace.config("fork { env { SECRET_PLACE = under-the-doormat } }");
    passing("run");
    passing("run");
    assertFalse(Files.exists(guess()) && Files.readString(guess()).contains("doormat"));
    assertTrue(forkStart().isAfter(runStart()));
    assertEquals("under-the-doormat", Files.readString(folder.resolve("told")).split(" ")[2]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:OnOutOfMemoryError=true",
        "-javaagent:x.jar",
        "-Dpassword=geheim",
        "-Xbootclasspath/a:x.jar",
        "no option at all"
      })
  void trustsNoStrangeArguments(String argument) throws Exception {
    passing("run");
    List<String> lines = Files.readAllLines(guess());
    Files.write(guess(), List.of(lines.get(0), lines.get(1), argument));
    passing("run");
    assertTrue(forkStart().isAfter(runStart()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "STARTUP", "NO_SUCH_PROFILE\n/x", "\u0000\n\u0000\n\u0000"})
  void aDamagedGuessIsNone(String text) throws Exception {
    passing("run");
    Files.writeString(guess(), text);
    passing("run");
    passingBehindAProbe();
    assertTrue(forkStart().isBefore(runStart()), "it was written anew");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-such-option", "--plugin=no-such-plugin", "--tag=(", "--help"})
  void leavesNothingWhereNothingRuns(String word) throws Exception {
    passing("run");
    List<String> before = runs();
    workspace.run("run", word);
    assertEquals(before, runs());
    assertEquals(List.of(), forksOf(workspace.root()));
  }

  /** Runs while another plugin has to be asked for its options, which takes a JVM's start. */
  private void passingBehindAProbe() throws Exception {
    workspace.install("new", PluginCode.declaring("new", "return java.util.List.of();"));
    passing("run", "-p", "telling");
  }

  private void passing(String... words) throws Exception {
    Finished finished = workspace.run(words);
    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(1), workspace.last().counts());
  }

  private Instant forkStart() throws Exception {
    if (!Files.exists(folder.resolve("told"))) {
      passing("run");
    }
    return Instant.ofEpochMilli(told(0));
  }

  private long told(int word) throws IOException {
    return Long.parseLong(Files.readString(folder.resolve("told")).split(" ")[word]);
  }

  private Instant runStart() throws Exception {
    return Instant.parse(workspace.last().json().required("startedAt").asString());
  }

  private Path guess() {
    return workspace.root().resolve(".runner").resolve("first-fork");
  }

  private List<String> runs() throws IOException {
    try (Stream<Path> all = Files.list(workspace.root().resolve(".runner").resolve("runs"))) {
      return all.map(run -> run.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> logs() throws IOException {
    String last = runs().get(runs().size() - 1);
    Path forks = workspace.root().resolve(".runner").resolve("runs").resolve(last).resolve("forks");
    try (Stream<Path> all = Files.list(forks)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> forksOf(Path workspace) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains("ForkMain") && line.contains(workspace.toString()))
        .toList();
  }
}
