package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.retry.FailurePolicy;
import dev.runner.core.retry.Quarantine;
import dev.runner.core.retry.Repetition;
import dev.runner.core.retry.RetryPolicy;
import dev.runner.core.retry.RetryRule;
import dev.runner.core.retry.Tries;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RefereeTests {

  private static final PluginId SHOP = new PluginId("shop");
  private static final TestDescription PAYS =
      new TestDescription(
          SHOP, "u", "shop:A.pays", "A", "pays", "pays", Optional.empty(), List.of());
  private static final FailurePolicy POLICY = new FailurePolicy(RetryPolicy.NONE, false);

  private static Referee at(String instant, String... entries) {
    Clock clock = Clock.fixed(Instant.parse(instant), ZoneId.of("Pacific/Auckland"));
    FailurePolicy policy = POLICY.with(Quarantine.parse(List.of(entries), List.of()));
    return new Referee(policy, new Cancellation(), Runner.today(clock));
  }

  private static String until(String day) {
    return "pays # owner=ann, expires=" + day + ", reason=x";
  }

  @Test
  void holdsAQuarantineUntilTheDayOfItsExpiryBegins() {
    Referee before = at("2026-02-28T23:59:59Z", until("2026-03-01"));
    Referee after = at("2026-03-01T00:00:00Z", until("2026-03-01"));

    assertEquals("ann", before.quarantine(PAYS).orElseThrow().owner());
    assertEquals(List.of(), before.expired());
    assertTrue(after.quarantine(PAYS).isEmpty());
    assertEquals(
        List.of("run.quarantine-expired"), after.expired().stream().map(Issue::code).toList());
  }

  @Test
  void holdsOneEntryThoughAnotherHasExpired() {
    Referee referee = at("2026-03-01T00:00:00Z", until("2026-01-01"), until("2027-01-01"));

    assertEquals("2027-01-01", referee.quarantine(PAYS).orElseThrow().expires().toString());
    assertEquals(List.of(), referee.unmatched());
  }

  @Test
  void doesNotTryAgainWhatIsExpectedToFail() {
    Referee referee =
        new Referee(
            new FailurePolicy(RetryPolicy.NONE.times(3), false),
            new Cancellation(),
            Runner.today(Clock.systemUTC()));
    KnownIssue expected = new KnownIssue("X-1", KnownIssue.Mode.EXPECT, "", "");
    KnownIssue unstable = new KnownIssue("X-2", KnownIssue.Mode.UNSTABLE, "", "");

    assertEquals(RetryRule.NEVER, referee.rule(PAYS.with(List.of(expected, unstable))));
    assertEquals(3, referee.rule(PAYS.with(List.of(unstable))).count());
  }

  @Test
  void knowsWhichEntriesMatchNothing() {
    Referee referee =
        at(
            "2026-01-01T00:00:00Z",
            until("2027-01-01"),
            "gone # owner=a, expires=2027-01-01, reason=x");
    referee.quarantine(PAYS);

    assertEquals(List.of("gone"), referee.unmatched().stream().map(Issue::subject).toList());
  }

  @Test
  void cancelsAtTheFailureThatWasAskedFor() {
    Cancellation cancellation = new Cancellation();
    cancellation.begin();
    Tries tries = new Tries(OptionalInt.empty(), OptionalInt.of(2), Repetition.ONCE);
    Referee referee =
        new Referee(POLICY.with(tries), cancellation, Runner.today(Clock.systemUTC()));

    assertTrue(referee.settled(SHOP, Verdict.failed("", ""), 1).isEmpty());
    assertTrue(referee.settled(SHOP, Verdict.passed(), 0).isEmpty());
    assertFalse(cancellation.isRequested());
    assertEquals(
        List.of("run.fail-fast"),
        referee.settled(SHOP, Verdict.failed("", ""), 1).stream().map(Issue::code).toList());
    assertEquals(Optional.of(CancelReason.FAILED_FAST), cancellation.reason());
    assertFalse(cancellation.isHasty());
  }

  @Test
  void letsASignalGoBeforeIt() {
    Cancellation cancellation = new Cancellation();
    cancellation.begin();
    cancellation.request(CancelReason.FAILED_FAST);
    cancellation.request(CancelReason.INTERRUPTED);
    cancellation.request(CancelReason.FAILED_FAST);

    assertEquals(Optional.of(CancelReason.INTERRUPTED), cancellation.reason());
    assertTrue(cancellation.isHasty());
  }
}
