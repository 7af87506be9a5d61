package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountedTests;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.RunView;
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

/** What a configuration says of tests that fail and run again. */
final class RetryRulesIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private CountedTests counts;

  @BeforeEach
  void prepare() throws IOException {
    workspace = TestWorkspace.in(folder);
    counts = new CountedTests(folder);
  }

  private void install(String... sources) throws IOException {
    counts.install(workspace, "shop", sources);
  }

  private static TestSource tests(String name) {
    return TestSource.of("shop." + name);
  }

  @Test
  void haveCountsOfTheirOwnByPatternAndPlugin() throws Exception {
    workspace.config(
        """
        retry {
          count = 1
          plugins = ["other # count=0"]
          tests = ["ATests.shaky # count=3, backoff=50ms"]
        }
        """);
    counts.installFailing(workspace, 3);
    counts.install(
        workspace,
        "other",
        TestSource.of("other.OTests").test("never", "Count.fails(\"never\", 9);").text());

    workspace.run("run");

    RunView stored = workspace.last();
    assertEquals(4, stored.test("ATests.shaky").attempts());
    assertEquals(1, stored.test("OTests.never").attempts());
  }

  @Test
  void failTheRunIfFlakinessCounts() throws Exception {
    workspace.config("retry { count = 1, flaky-result = fail }");
    counts.installFailing(workspace, 1);

    Finished run = workspace.run("run");

    assertEquals(1, run.exit(), run::toString);
    assertTrue(run.err().contains("1 test passed only when tried again"), run::err);
    assertEquals("PASSED", workspace.last().test("shaky").verdict());
    assertEquals(List.of("run.flaky"), workspace.last().issueCodes("ERROR"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--retries=11 | Invalid number of retries '11' (expected 0 to 10)",
        "--retries=-1 | Invalid number of retries '-1' (expected 0 to 10)",
        "--retries=x | 'x'"
      })
  void areRefusedInOtherNumbers(String flag, String message) throws Exception {
    counts.installFailing(workspace, 0);

    Finished run = workspace.run("run", flag);

    assertEquals(2, run.exit(), run::toString);
    assertTrue(run.err().contains(message), run::err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "retry.count = 11 | retry.count",
        "retry.tests = [\"a # count=12\"] | has the count '12' (allowed are 0 to 10)",
        "retry.tests = [\"a(\"] | Invalid regular expression",
        "retry.tests = [\"a\"] | 'a' has no count: add 'count=...' behind the '#'",
        "retry.plugins = [\"A B # count=1\"] | Invalid plugin id 'A B'",
        "retry.plugins = [\"a # tries=1\"] | known are backoff, count",
        "retry.flaky-result = perhaps | retry.flaky-result"
      })
  void areRefusedInOtherForms(String config, String message) throws Exception {
    workspace.config(config);
    counts.installFailing(workspace, 0);

    Finished run = workspace.run("run");

    assertEquals(2, run.exit(), run::toString);
    assertTrue(run.err().contains(message), run::err);
    assertTrue(run.err().contains("runner.conf:1"), run::err);
    assertFalse(Files.exists(folder.resolve("counts/first")));
  }

  @Test
  void waitBeforeTheyRunAgainWhileOthersRun() throws Exception {
    workspace.config("retry { count = 2, backoff = 400ms }");
    counts.installFailing(workspace, 2);
    counts.install(
        workspace, "zoo", TestSource.of("zoo.OTests").test("calm", "Count.of(\"zcalm\");").text());

    Finished run = workspace.run("run");

    assertEquals(0, run.exit(), run::toString);
    assertEquals(List.of("first", "shaky", "last", "zcalm", "shaky", "shaky"), counts.all());
    assertTrue(workspace.last().json().required("durationMs").asLong() >= 1_200, "0.4 s and 0.8 s");
  }
}
