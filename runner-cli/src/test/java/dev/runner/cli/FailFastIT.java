package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountedTests;
import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that end when enough tests have failed. */
final class FailFastIT {

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
            .test("first", "Count.of(\"first\");")
            .test("fails", "Count.fails(\"fails\", 2);")
            .test("next", "Count.of(\"next\");")
            .test("failsToo", "Count.fails(\"failsToo\", 2);")
            .test("last", "Count.of(\"last\");")
            .member("@ParameterizedTest @ValueSource(ints = {1, 2}) void each(int i) {}")
            .text(),
        TestSource.passing("shop.BTests", "a", "b"));
  }

  @ParameterizedTest
  @CsvSource({"--fail-fast, 1", "--fail-fast=1, 1", "--fail-fast=2, 2"})
  void startNoFurtherTest(String flag, int failed) throws Exception {
    Finished run = workspace.run("run", flag);

    RunView stored = workspace.last();
    assertEquals(5, run.exit(), run::toString);
    assertEquals(failed, stored.counts().failed());
    assertEquals(failed == 1 ? 0 : 1, counts.of("next"));
    assertEquals(0, counts.of("last"));
    assertEquals(8, stored.counts().planned(), "what is left is counted");
    assertEquals("enough tests have failed (--fail-fast)", stored.test("BTests.b").message());
    assertTrue(run.err().contains("failed: no further test is started"), run::err);
    assertTrue(run.out().contains("Run the rest: "), run::out);
  }

  @Test
  void exitWith1IfNothingIsLeft() throws Exception {
    Finished run = workspace.run("run", "--method", "shop.ATests#fails", "--fail-fast");

    assertEquals(1, run.exit(), run::toString);
  }

  @Test
  void waitForRetries() throws Exception {
    Finished run = workspace.run("run", "--fail-fast", "--retries", "2");

    assertEquals(0, run.exit(), run::toString);
    assertEquals(3, counts.of("failsToo"));
  }

  @Test
  void stopAfterRetriesThatDidNotHelp() throws Exception {
    Finished run = workspace.run("run", "--fail-fast", "--retries", "1");

    assertEquals(1, run.exit(), run::toString);
    assertEquals(2, counts.of("fails"));
  }

  @Test
  void areResumed() throws Exception {
    workspace.run("run", "--fail-fast=2");

    Finished resumed = workspace.run("resume", "last", "--explain-schedule");

    assertEquals(1, resumed.exit(), resumed::toString);
    assertTrue(resumed.err().contains("shop:shop.BTests"), resumed::err);
    assertEquals(CountsView.of(7, 2, 0, 0, 0), workspace.last().counts());
    assertEquals(List.of(1, 1), List.of(counts.of("first"), counts.of("last")));
  }

  @Test
  void countWhatHadFailedBeforeTheyWereResumed() throws Exception {
    workspace.run("run", "--fail-fast");

    Finished refused = workspace.run("resume", "last", "--fail-fast");
    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(
        refused
            .err()
            .contains("1 of its tests has failed, so that '--fail-fast=1' would start none"),
        refused::err);
    Finished resumed = workspace.run("resume", "last", "--fail-fast=2");

    assertEquals(5, resumed.exit(), resumed::toString);
    assertEquals(2, workspace.last().counts().failed());
    assertEquals(List.of(1, 0), List.of(counts.of("next"), counts.of("last")));
  }

  @Test
  void letWhatRunsInOtherForksComeToItsEnd() throws Exception {
    counts.install(
        workspace,
        "slow",
        TestSource.of("slow.STests")
            .test("waits", "Count.of(\"waits\"); Thread.sleep(4_000);")
            .test("later", "")
            .text());

    counts.install(
        workspace,
        "shop",
        TestSource.of("shop.ATests")
            .test("fails", "while (!Count.exists(\"waits\")) Thread.sleep(20); fail();")
            .text());

    Finished run = workspace.run("run", "--fail-fast", "--forks", "2", "--isolation", "plugin");

    assertEquals(5, run.exit(), run::toString);
    assertEquals("PASSED", workspace.last().test("STests.waits").verdict());
    assertEquals("NOT_RUN", workspace.last().test("STests.later").outcome());
  }

  @Test
  void refuseANumberThatIsNone() throws Exception {
    Finished run = workspace.run("run", "--fail-fast=0");

    assertEquals(2, run.exit(), run::toString);
    assertTrue(run.err().contains("'0' behind '--fail-fast' (expected 1 or more)"), run::err);
  }
}
