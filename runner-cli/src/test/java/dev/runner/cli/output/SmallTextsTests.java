package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times, commands to copy, and what tests write. */
class SmallTextsTests {

  @ParameterizedTest
  @CsvSource({
    "0, 0.00 s, 0 s",
    "1234, 1.23 s, 1 s",
    "9994, 9.99 s, 10 s",
    "9996, 10.0 s, 10 s",
    "59949, 59.9 s, 1 min 0 s",
    "125000, 2 min 5 s, 2 min 5 s",
    "11100000, 3 h 5 min, 3 h 5 min",
    "9504000000001, 2640000 h 0 min, 2640000 h 0 min"
  })
  void writesTimes(long millis, String measured, String rough) {
    assertEquals(measured, TimeText.measured(Duration.ofMillis(millis)));
    assertEquals(rough, TimeText.rough(Duration.ofMillis(millis)));
  }

  @Test
  void writesCommandsThatAShellReadsAsTheyAreMeant() {
    NextSteps next =
        new NextSteps("/opt/my runner/bin/runner", List.of("-w", "it's", "--config", "a.conf"));
    assertEquals(
        "'/opt/my runner/bin/runner' -w 'it'\\''s' --config a.conf"
            + " run --failing 01a20229-2150-7b83",
        next.rerunOf(RunEvents.RUN));
    assertEquals(
        "runner runs show 01a20229-2150-7b83",
        new NextSteps("runner", List.of()).showOf(RunEvents.RUN));
  }

  @Test
  void showsTheBeginningAndTheEndOfOutput() {
    String text =
        IntStream.range(0, 100).mapToObj(i -> "l" + i).collect(Collectors.joining("\r\n"));
    List<String> lines = OutputText.lines(text);
    assertEquals(17, lines.size());
    assertEquals(List.of("l3", "... 84 lines more (-v shows them)", "l88"), lines.subList(3, 6));
    assertEquals(100, OutputText.whole(text).size());
  }

  @Test
  void leavesNothingOutForOneLine() {
    assertEquals(17, OutputText.lines("line\n".repeat(17)).size());
    assertTrue(OutputText.lines("line\n".repeat(17)).stream().allMatch("line"::equals));
  }

  @Test
  void cutsLinesThatNobodyReads() {
    List<String> lines = OutputText.lines("x".repeat(1_000_000));
    assertEquals(List.of("x".repeat(200) + "... 999800 characters more"), lines);
  }

  @Test
  void breaksLinesForPeopleOnATerminalOnly() {
    String line =
        "01a2028b-fe6b-793f  2026-11-23 02:14:04  FAILED     12 passed, 1 failed, 2 error, 3 skipped";
    FakeConsole narrow = FakeConsole.live(80);
    narrow.console().wrappedLine(line);
    assertEquals(2, narrow.outLines().size());
    assertTrue(narrow.outLines().stream().allMatch(l -> l.length() <= 80), narrow::out);
    assertTrue(narrow.outLines().get(1).startsWith("    "), narrow::out);
    FakeConsole file = FakeConsole.plain();
    file.console().wrappedLine(line);
    assertEquals(List.of(line), file.outLines());
  }

  @Test
  void cutsTheBeginningOfAnIdOnATerminalOnly() {
    String id = "shop:org.example.shop.checkout.basket.VeryLongNamedBasketTests.failsWithALongName";
    FakeConsole narrow = FakeConsole.live(80);
    narrow.console().lineOf("   1.00 s  PASSED   ", id);
    assertEquals(80, narrow.outLines().get(0).length());
    assertTrue(narrow.out().strip().endsWith("BasketTests.failsWithALongName"), narrow::out);
    FakeConsole file = FakeConsole.plain();
    file.console().lineOf("", id);
    assertEquals(List.of(id), file.outLines());
  }
}
