package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTests {

  private static final Issue ISSUE = Issue.error("plugin.failed", "a", "no\nnet").at("a.conf:1");

  /** Tells a progress of a passing and a failing test and returns what it says. */
  private static String said(boolean quiet, boolean verbose) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      Progress progress = new Progress(Console.of(false), quiet, verbose);
      planned(progress, 1, "good");
      planned(progress, 2, "bad\u001b[2J");
      progress.on(new RunEvent.AttemptFinished(1, 1, Verdict.passed(), Duration.ZERO));
      Verdict failed = Verdict.error(Cause.EXCEPTION, "why", "");
      progress.on(new RunEvent.AttemptFinished(2, 1, failed, Duration.ZERO));
      progress.on(new RunEvent.IssueRaised(ISSUE));
      progress.on(new RunEvent.ForkEnded(1, Optional.of("exit status 3")));
      progress.end();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void planned(Progress progress, int number, String name) {
    PluginId id = new PluginId("a");
    progress.on(
        new RunEvent.TestPlanned(
            number,
            new TestDescription(
                id, "u" + number, "a:" + name, "A", name, name, Optional.empty(), List.of())));
  }

  @Test
  void tellsOfFailuresAndIssuesAsTheyHappen() {
    String said = said(false, false);
    assertTrue(said.contains("ERROR a:bad"), said);
    assertTrue(said.contains("ERROR plugin.failed: no\\nnet (a.conf:1)"), said);
    assertTrue(said.contains("Fork 1 is gone: exit status 3"), said);
    assertFalse(said.contains("good"), said);
  }

  @Test
  void tellsOfEveryTestOnlyWhereItIsAsked() {
    assertTrue(said(false, true).contains("PASSED a:good"));
  }

  @Test
  void saysNothingButWhatIsWrongWhereItShallBeQuiet() {
    List<String> lines = said(true, false).lines().toList();
    assertEquals(2, lines.size(), lines.toString());
  }

  @Test
  void sendsNothingOfATestsNameToTheTerminal() {
    String said = said(false, true);
    assertFalse(said.contains("\u001b"), said);
  }
}
