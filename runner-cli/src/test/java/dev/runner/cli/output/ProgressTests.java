package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressTests {

  private static final Issue ISSUE = Issue.error("plugin.failed", "a", "no\nnet").at("a.conf:1");

  /** Tells a progress of a run with a passing and a failing test. */
  private static String said(FakeConsole fake, Verbosity verbosity) {
    try (Progress progress = new Progress(fake.console(), verbosity, fake::now)) {
      new RunEvents()
          .plugin("a", PluginState.LOADED)
          .plugin("b", PluginState.REJECTED)
          .end(Duration.ZERO)
          .subList(0, 3)
          .forEach(progress::on);
      progress.on(RunEvents.assembled());
      progress.on(RunEvents.planned(1, "good"));
      progress.on(RunEvents.planned(2, "bad\u001b[2J"));
      progress.on(RunEvents.planned(3, "off"));
      progress.on(RunEvents.finished(1, Verdict.passed(), 20));
      progress.on(RunEvents.finished(2, Verdict.error(Cause.EXCEPTION, "why", ""), 0));
      progress.on(RunEvents.finished(3, Verdict.skipped(Cause.DISABLED, "not\ttoday"), 0));
      progress.on(new RunEvent.IssueRaised(ISSUE));
      progress.on(new RunEvent.ForkEnded(1, Optional.of("exit status 3")));
    }
    return fake.err();
  }

  @Test
  void beginsWithALineOnTheRun() {
    List<String> lines = said(FakeConsole.plain(), Verbosity.NORMAL).lines().toList();
    assertEquals(
        "Run 01a20229-2150-7b83: 1 of 2 plugins, 3 classes, 1 fork, seed 42", lines.get(0));
  }

  @Test
  void saysThatTheNumberOfTestsIsAGuess() {
    FakeConsole fake = FakeConsole.plain();
    Progress progress = new Progress(fake.console(), Verbosity.NORMAL, fake::now);
    progress.on(RunEvents.assembled(300, 1_000));
    assertTrue(fake.err().contains(": no plugins, about 300 tests, 1 fork, "), fake.err());
  }

  @Test
  void tellsOfFailuresAndIssuesAsTheyHappen() {
    String said = said(FakeConsole.plain(), Verbosity.NORMAL);
    assertTrue(said.contains("ERROR a:p.A.bad"), said);
    assertTrue(said.contains("ERROR plugin.failed: no\\nnet (a.conf:1)"), said);
    assertTrue(said.contains("Fork 1 is gone: exit status 3"), said);
    assertFalse(said.contains("good"), said);
  }

  @Test
  void tellsOfEveryTestOnlyWhereItIsAsked() {
    String said = said(FakeConsole.plain(), Verbosity.VERBOSE);
    assertTrue(said.contains("PASSED a:p.A.good (0.02 s)\n"), said);
    assertTrue(said.contains("SKIPPED a:p.A.off: not\ttoday\n"), said);
    assertTrue(said.contains("Plugin b 1.0.0 REJECTED\n"), said);
  }

  @Test
  void leavesAllButIssuesToTheEndWhereItShallBeQuiet() {
    List<String> lines = said(FakeConsole.plain(), Verbosity.QUIET).lines().toList();
    assertEquals(List.of("ERROR plugin.failed: no\\nnet (a.conf:1)"), lines);
  }

  @Test
  void countsATestOnceThatRunsAgainBecauseItsForkEnded() {
    Verdict suspected =
        new Verdict(Outcome.ABORTED, Optional.of(Cause.CRASHED), "fork 1 ended", "");
    FakeConsole fake = FakeConsole.plain();
    RunProgress counts = new RunProgress();
    Progress progress = new Progress(fake.console(), Verbosity.NORMAL, fake::now);
    List<RunEvent> events =
        List.of(
            RunEvents.planned(7, "suspect"),
            RunEvents.finished(7, suspected, 0),
            RunEvents.finished(7, Verdict.error(Cause.CRASHED, "fork 2 ended", ""), 0));
    events.forEach(event -> counts.take(event, 0));
    events.forEach(progress::on);
    assertEquals(1, counts.decided());
    assertTrue(fake.err().contains("suspect"), fake.err());
  }

  @Test
  void sendsNothingOfATestsNameToTheTerminal() {
    String said = said(FakeConsole.plain(), Verbosity.VERBOSE);
    assertFalse(said.contains("\u001b"), said);
  }

  @Test
  void countsOnlyWhereThereIsNoEndOfFailures() {
    FakeConsole fake = FakeConsole.plain();
    Progress progress = new Progress(fake.console(), Verbosity.NORMAL, fake::now);
    for (int test = 1; test <= 1_000; test++) {
      progress.on(RunEvents.planned(test, "t" + test));
      progress.on(RunEvents.finished(test, Verdict.failed("no", ""), 0));
    }
    List<String> lines = fake.err().lines().toList();
    assertEquals(51, lines.size());
    assertEquals("More failures are only counted until the run ends", lines.get(50));
  }

  @Test
  void drawsOneLineOnATerminalAndTakesItAway() {
    FakeConsole fake = FakeConsole.live(80);
    AtomicReference<Optional<Duration>> left = new AtomicReference<>(Optional.empty());
    Progress progress =
        new Progress(fake.console(), Verbosity.NORMAL, fake::now).estimating(left::get);
    progress.tick();
    assertEquals("", fake.err());
    progress.on(RunEvents.assembled(10, 20_000));
    fake.wait(3_000);
    progress.tick();
    assertEquals("░░░░░░░░░░░░░░░░░░░░ discovering tests, 3 s", fake.drawn());
    for (int test = 1; test <= 10; test++) {
      progress.on(RunEvents.planned(test, "t" + test));
    }
    for (int test = 1; test <= 5; test++) {
      progress.on(RunEvents.started(test));
      fake.wait(2_000);
      progress.on(RunEvents.finished(test, Verdict.passed(), 2_000));
    }
    left.set(Optional.of(Duration.ofSeconds(10)));
    progress.tick();
    assertEquals("██████████░░░░░░░░░░ 5/~10 tests, 0 failed, 10 s, ~10 s left", fake.drawn());
    progress.on(RunEvents.started(6));
    progress.on(RunEvents.finished(6, Verdict.failed("no", ""), 1));
    assertTrue(fake.err().endsWith("\r\u001b[KFAILED a:p.A.t6\n"), fake.err());
    progress.on(RunEvents.started(7));
    fake.wait(2_000);
    left.set(Optional.of(Duration.ofSeconds(8)));
    progress.tick();
    assertEquals("██████░░░░ 6/~10 tests, 1 failed, 12 s, ~8 s left, a:p.A.t7 2 s", fake.drawn());
    progress.close();
    assertEquals("", fake.drawn());
    assertTrue(fake.err().endsWith("\r\u001b[K"), fake.err());
  }

  @Test
  void drawsNothingThatIsWiderThanTheTerminal() {
    for (int columns : new int[] {1, 10, 30, 59, 60, 61, 79, 80, 200}) {
      FakeConsole fake = FakeConsole.live(columns);
      Progress progress = new Progress(fake.console(), Verbosity.NORMAL, fake::now);
      progress.on(RunEvents.assembled(100_000, 1_000));
      progress.on(RunEvents.planned(1, "数量を確認する".repeat(40)));
      progress.on(RunEvents.started(1));
      fake.wait(3_700_000);
      progress.tick();
      int taken = Columns.of(fake.drawn());
      assertTrue(taken < columns || columns == 1 && taken == 0, columns + ": " + fake.drawn());
    }
  }

  @Test
  void writesALineFromTimeToTimeWhereThereIsNoTerminal() {
    FakeConsole fake = FakeConsole.plain();
    AtomicReference<Optional<Duration>> left = new AtomicReference<>(Optional.empty());
    Progress progress =
        new Progress(fake.console(), Verbosity.NORMAL, fake::now).estimating(left::get);
    progress.on(RunEvents.assembled());
    progress.on(RunEvents.planned(1, "slow"));
    progress.on(RunEvents.planned(2, "next"));
    progress.on(RunEvents.started(1));
    for (int second = 0; second < 25; second++) {
      fake.wait(1_000);
      progress.tick();
    }
    assertEquals(
        List.of(
            "0/2+ tests, 0 failed, 10 s, running for 10 s: a:p.A.slow",
            "0/2+ tests, 0 failed, 20 s, running for 20 s: a:p.A.slow"),
        fake.err().lines().skip(1).toList());
    progress.on(RunEvents.finished(1, Verdict.passed(), 25_000));
    fake.wait(5_000);
    left.set(Optional.of(Duration.ofSeconds(25)));
    progress.tick();
    assertTrue(fake.err().endsWith("1/2+ tests, 0 failed, 30 s, ~25 s left\n"), fake.err());
  }

  @Test
  void ticksWithoutAnythingHappeningUntilItIsClosed() throws InterruptedException {
    CountDownLatch ticked = new CountDownLatch(3);
    AtomicInteger ticks = new AtomicInteger();
    try (Ticker ticker =
        new Ticker(
            1,
            1,
            () -> {
              ticks.incrementAndGet();
              ticked.countDown();
            })) {
      assertTrue(ticked.await(10, TimeUnit.SECONDS), ticker.toString());
    }
    int atTheEnd = ticks.get();
    Thread.onSpinWait();
    assertEquals(atTheEnd, ticks.get());
  }
}
