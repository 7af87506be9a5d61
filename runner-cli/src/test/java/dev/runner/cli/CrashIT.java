package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that take their process down: the killer is named, all others have verdicts of theirs. */
final class CrashIT {

  private static Finished finished;
  private static RunView stored;

  /** Ways to die; each is a plugin of 5, 4, 5 and 2 tests whose seventh dies. */
  enum Death {
    EXIT("System.exit(0);", "CRASHED", "exit status 0"),
    HALT("Runtime.getRuntime().halt(7);", "CRASHED", "exit status 7"),
    KILL(
        "new ProcessBuilder(\"kill\", \"-9\", \"\" + ProcessHandle.current().pid())"
            + ".start().waitFor(); Thread.sleep(60_000);",
        "CRASHED",
        "SIGKILL"),
    THROWN("throw new OutOfMemoryError(\"thrown\");", "OUT_OF_MEMORY", "OutOfMemoryError"),
    ALLOCATED(
        "List<byte[]> all = new ArrayList<>(); while (true) { all.add(new byte[1 << 20]); }",
        "OUT_OF_MEMORY",
        "OutOfMemoryError");

    private final String body;
    private final String cause;
    private final String message;

    Death(String body, String cause, String message) {
      this.body = body;
      this.cause = cause;
      this.message = message;
    }

    String plugin() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    PluginJar jar() {
      return PluginJar.plugin(plugin())
          .source(
              TestSource.passing(plugin() + ".AFirstTests", "a", "b", "c", "d", "e"),
              TestSource.of(plugin() + ".BKillerTests")
                  .test("before", "")
                  .test("dies", body)
                  .test("after", "")
                  .test("later", "")
                  .text(),
              TestSource.passing(plugin() + ".CThirdTests", "a", "b", "c", "d", "e"),
              TestSource.passing(plugin() + ".DLastTests", "a", "b"));
    }
  }

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder).config("fork.heap = 96m");
    for (Death death : Death.values()) {
      workspace.install(death.plugin(), death.jar());
    }
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @ParameterizedTest
  @EnumSource
  void costsOneTestAndNoOther(Death death) {
    assertEquals(CountsView.of(15, 0, 1, 0, 0), stored.counts(death.plugin()));
  }

  @ParameterizedTest
  @EnumSource
  void namesTheKillerWithItsCause(Death death) {
    TestView killer = stored.test(death.plugin() + ":" + death.plugin() + ".BKillerTests.dies");

    assertEquals("ERROR/" + death.cause, killer.verdict());
    assertTrue(killer.message().contains(death.message), killer::message);
  }

  @Test
  void failsTheRunAndNothingElse() {
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(List.of(), stored.issueCodes("ERROR"));
    assertEquals(16 * Death.values().length, stored.counts().planned());
    assertEquals(0, stored.counts().notRun());
  }

  @Test
  void runsEveryTestOnce() {
    assertEquals(
        List.of(),
        stored.tests().stream()
            .filter(test -> test.json().required("attempts").asInt() != 1)
            .map(TestView::id)
            .toList());
  }

  @Test
  void leavesNoForkBehind() {
    assertEquals(
        List.of(),
        ProcessHandle.allProcesses()
            .filter(process -> arguments(process).contains(Product.home().toString()))
            .map(ProcessHandle::pid)
            .toList());
  }

  private static String arguments(ProcessHandle process) {
    return process.info().arguments().map(Arrays::toString).orElse("");
  }
}
