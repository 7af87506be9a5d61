package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountedTests;
import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that run again and again, whether they fail or not. */
final class RepeatIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private CountedTests counts;

  @BeforeEach
  void install() throws IOException {
    workspace = TestWorkspace.in(folder);
    counts = new CountedTests(folder);
    counts.install(
        workspace,
        "shop",
        TestSource.of("shop.ATests")
            .test("good", "Count.of(\"good\");")
            .test("third", "if (Count.of(\"third\") == 3) fail();")
            .member(
                "@ParameterizedTest @ValueSource(ints = {1, 2, 3}) void each(int i)"
                    + " throws Exception { if (Count.of(\"each\" + i) == i + 1) fail(); }")
            .text());
    counts.install(workspace, "zoo", TestSource.passing("zoo.BTests", "a", "b"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void eachTimeIsAnAttemptAndTheWorstCounts(int forks) throws Exception {
    Finished run = workspace.run("run", "--repeat", "4", "--forks", "" + forks);

    RunView stored = workspace.last();
    assertEquals(1, run.exit(), run::toString);
    assertEquals(CountsView.of(3, 4, 0, 0, 0).planned(), stored.counts().planned());
    assertEquals(4, stored.counts().failed());
    assertEquals(4, counts.of("good"));
    assertEquals(4, stored.test("ATests.good").attempts());
    TestView third = stored.test("ATests.third");
    assertEquals("FAILED/ASSERTION", third.verdict());
    assertEquals("[\"FLAKY\"]", third.json().required("flags").toString());
    assertEquals(4, third.attempts());
    assertEquals(1, third.json().required("failedAttempts").asInt());
    assertTrue(run.out().contains("FLAKY 1/4 shop:shop.ATests.third"), run::out);
    assertTrue(run.err().contains("Round 4"), run::err);
  }

  @Test
  void whatFailedInOneRoundIsAmongTheFailingOnes() throws Exception {
    workspace.run("run", "--method", "shop.ATests#third", "--repeat", "4");

    Finished failing = workspace.run("failing");
    assertTrue(failing.out().contains("shop:shop.ATests.third"), failing::toString);
    Finished again = workspace.run("run", "--failing");
    assertEquals(0, again.exit(), again::toString);
    assertEquals(5, counts.of("third"));
    assertEquals(4, workspace.run("run", "--failing").exit());
  }

  @Test
  void oneTestAloneIsRepeated() throws Exception {
    Finished run = workspace.run("run", "--method", "shop.ATests#third", "--repeat", "2");

    assertEquals(0, run.exit(), run::toString);
    assertEquals(CountsView.allPassed(1), workspace.last().counts());
    assertEquals(0, counts.of("good"));
    assertEquals(2, counts.of("third"));
  }

  @Test
  void allAttemptsAreShown() throws Exception {
    workspace.run("run", "--method", "shop.ATests#third", "--repeat", "4");

    String shown = workspace.run("runs", "show", "last", "--test", "shop:shop.ATests.third").out();

    assertTrue(shown.contains("attempt 3: FAILED"), shown);
    assertTrue(shown.contains("attempt 4: PASSED"), shown);
  }

  @Test
  void whatIsRepeatedIsNotTriedAgain() throws Exception {
    workspace.config("retry.count = 3");

    Finished run = workspace.run("run", "--method", "shop.ATests#third", "--repeat", "3");

    assertEquals(1, run.exit(), run::toString);
    assertEquals(3, counts.of("third"));
  }

  @ParameterizedTest
  @CsvSource({
    "--until-failure, 3",
    "--until-failure --repeat 9, 3",
    "--until-failure --repeat 2, 2"
  })
  void untilTheFirstFailure(String flags, int rounds) throws Exception {
    String[] all = ("run --method shop.ATests#third " + flags).split(" ");

    Finished run = workspace.run(all);

    assertEquals(rounds, counts.of("third"), run::toString);
    assertEquals(rounds == 3 ? 1 : 0, run.exit(), run::toString);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void forEverUntilASignal() throws Exception {
    Finished cancelled;
    try (RunnerProcess run =
        workspace.start("run", "--method", "shop.ATests#good", "--until-failure")) {
      Waiting.until("three rounds", () -> count("good") >= 3);
      new ProcessBuilder("kill", "-TERM", "" + run.handle().pid()).start().waitFor();
      cancelled = run.await();
    }

    assertEquals(143, cancelled.exit(), cancelled::toString);
    TestView good = workspace.last().test("good");
    assertEquals(counts.of("good"), good.attempts());
  }

  @Test
  void theRoundThatWasBrokenOffIsResumed() throws Exception {
    killInTheSecondRound("--repeat", "2");

    Finished resumed = workspace.run("resume", "last");

    assertEquals(0, resumed.exit(), resumed::toString);
    assertEquals(CountsView.allPassed(3), workspace.last().counts());
    assertEquals(2, counts.of("last"));
  }

  @Test
  void theRoundsBehindItFollowAndNothingIsTriedAgain() throws Exception {
    killInTheSecondRound("--repeat", "5");
    workspace.config("retry.count = 3");

    Finished resumed = workspace.run("resume", "last");

    assertEquals(1, resumed.exit(), resumed::toString);
    assertEquals(5, counts.of("last"));
    assertEquals(5, counts.of("fourth"));
    assertEquals("FAILED/ASSERTION", workspace.last().test("fourth").verdict());
    assertTrue(resumed.err().contains("Round 5"), resumed::err);
  }

  @Test
  void theRoundsBehindItEndAtTheFirstFailureIfThatIsAskedFor() throws Exception {
    killInTheSecondRound("--until-failure");

    Finished refused = workspace.run("resume", "last", "--retries", "2");
    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("'--retries 2' contradicts its rounds"), refused::err);
    Finished resumed = workspace.run("resume", "last");

    assertEquals(1, resumed.exit(), resumed::toString);
    assertEquals(4, counts.of("last"));
  }

  private void killInTheSecondRound(String... flags) throws Exception {
    counts.install(
        workspace,
        "zoo",
        TestSource.of("zoo.BTests")
            .test("fourth", "if (Count.of(\"fourth\") == 4) fail();")
            .test(
                "hangs",
                "if (Count.of(\"hangs\") == 2) { Thread.sleep(500); Count.of(\"now\"); Thread.sleep(600_000); }")
            .test("last", "Count.of(\"last\");")
            .text());
    List<String> command = new ArrayList<>(List.of("run", "--plugin", "zoo"));
    command.addAll(List.of(flags));
    try (RunnerProcess run = workspace.start(command.toArray(String[]::new))) {
      Waiting.until("the second round hangs", () -> count("now") == 1);
      run.handle().destroyForcibly();
      run.await();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--repeat=0 | Invalid number of repetitions '0' (expected 1 or more)",
        "--repeat=3 --retries=1 | '--retries 1' contradicts '--repeat'",
        "--until-failure --retries=1 | '--retries 1' contradicts '--until-failure'"
      })
  void areRefused(String flags, String message) throws Exception {
    Finished run = workspace.run(("run " + flags).split(" "));

    assertEquals(2, run.exit(), run::toString);
    assertTrue(run.err().contains(message), run::err);
  }

  @Test
  void isReplayedAsItsLastRound() throws Exception {
    workspace.run("run", "--method", "shop.ATests#good", "--repeat", "2", "--forks", "2");

    Finished replayed = workspace.run("replay", "last");

    assertEquals(0, replayed.exit(), replayed::toString);
    assertEquals(CountsView.allPassed(1), workspace.last().counts());
  }

  private int count(String name) {
    try {
      return counts.of(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
