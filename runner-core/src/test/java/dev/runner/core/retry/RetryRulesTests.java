package dev.runner.core.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRulesTests {

  private static final RetryRule ALL =
      new RetryRule(2, Duration.ofSeconds(1), Duration.ofSeconds(5), true, true);
  private static final Verdict FAILED = Verdict.failed("no", "");

  private final RetryRules rules = new RetryRules(Duration::parse);

  private static TestDescription test(String plugin, String id) {
    return new TestDescription(
        new PluginId(plugin), "[u:" + id + "]", id, "A", id, id, Optional.empty(), List.of("slow"));
  }

  @Test
  void allowAsManyFurtherAttemptsAsTheySay() {
    assertTrue(ALL.allows(FAILED, 1, 0));
    assertTrue(ALL.allows(FAILED, 2, 0));
    assertFalse(ALL.allows(FAILED, 3, 0));
    assertFalse(RetryRule.NEVER.allows(FAILED, 1, 0));
  }

  @Test
  void allowNoneForWhatDidNotFail() {
    assertFalse(ALL.allows(Verdict.passed(), 1, 0));
    assertFalse(ALL.allows(Verdict.skipped(Cause.DISABLED, "off"), 1, 0));
    assertFalse(ALL.allows(Verdict.aborted("no", ""), 1, 0));
    assertFalse(ALL.allows(Verdict.cancelled("by hand"), 1, 0));
  }

  @Test
  void stopAtTheThirdDeath() {
    Verdict death = Verdict.error(Cause.CRASHED, "", "");
    RetryRule often = ALL.times(10);

    assertTrue(often.allows(death, 2, 2));
    assertFalse(often.allows(death, 3, 3));
  }

  @Test
  void canLeaveOutCrashesAndTimeouts() {
    RetryRule gentle = new RetryRule(2, Duration.ZERO, Duration.ZERO, false, false);

    assertFalse(gentle.allows(Verdict.error(Cause.CRASHED, "", ""), 1, 1));
    assertFalse(gentle.allows(Verdict.error(Cause.OUT_OF_MEMORY, "", ""), 1, 1));
    assertFalse(gentle.allows(Verdict.error(Cause.TIMED_OUT, "", ""), 1, 0));
    assertTrue(gentle.allows(Verdict.error(Cause.EXCEPTION, "", ""), 1, 0));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "4, 5", "10, 5"})
  void waitTwiceAsLongEachTimeUpToTheLongest(int failures, int seconds) {
    assertEquals(Duration.ofSeconds(seconds), ALL.pause(failures));
  }

  @Test
  void neverWaitLongerThanTheLongest() {
    assertEquals(
        Duration.ofSeconds(5), ALL.waiting(Duration.ofHours(1)).pause(1), "the first included");
    assertEquals(Duration.ZERO, ALL.waiting(Duration.ZERO).pause(7));
  }

  @Test
  void decideByPatternThenByPluginThenForAll() {
    RetryPolicy policy =
        new RetryPolicy(
            ALL,
            rules.ofPlugins(List.of("shop # count=0"), ALL),
            rules.ofTests(
                List.of("check.*out # count=5, backoff=PT3S", "checkout # count=1"), ALL));

    assertEquals(2, policy.rule(test("other", "other:A.a")).count());
    assertEquals(0, policy.rule(test("shop", "shop:A.a")).count());
    assertEquals(5, policy.rule(test("shop", "shop:A.checkout")).count());
    assertEquals(Duration.ofSeconds(3), policy.rule(test("shop", "shop:A.checkout")).pause(1));
  }

  @Test
  void searchTheListedId() {
    RetryPolicy policy =
        new RetryPolicy(ALL, Map.of(), rules.ofTests(List.of("slow] # count=7"), ALL));

    assertEquals(7, policy.rule(test("shop", "shop:A.a")).count());
  }

  @Test
  void giveWayToTheCommandLine() {
    RetryPolicy policy =
        new RetryPolicy(
            ALL,
            rules.ofPlugins(List.of("shop # count=0"), ALL),
            rules.ofTests(List.of("a # count=5"), ALL));

    assertEquals(1, policy.times(1).rule(test("shop", "shop:A.a")).count());
    assertEquals(Duration.ofSeconds(1), policy.times(1).rule(test("shop", "x")).pause(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# count=1 | does not say what it is for",
        "a # | has no count",
        "a # count= | has no count",
        "a # count=11 | allowed are 0 to 10",
        "a # count=-1 | allowed are 0 to 10",
        "a # count=1, count=2 | has 'count' twice",
        "a # often | has 'often' behind its '#'",
        "a( # count=1 | Invalid regular expression"
      })
  void refuseWhatTheyDoNotUnderstand(String text, String message) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> rules.ofTests(List.of(text), ALL));

    assertTrue(refused.getMessage().contains(message), refused::getMessage);
  }

  @Test
  void refuseAPluginThatComesTwice() {
    assertThrows(
        IllegalArgumentException.class,
        () -> rules.ofPlugins(List.of("shop # count=1", "shop # count=2"), ALL));
  }
}
