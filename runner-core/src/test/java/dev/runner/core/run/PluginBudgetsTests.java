package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.fork.FromFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Verdict;
import dev.runner.core.retry.Budget;
import dev.runner.core.retry.Budgets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PluginBudgetsTests {

  private static final PluginId SHOP = new PluginId("shop");
  private static final PluginId BANK = new PluginId("bank");
  private static final FromFork ENDED =
      new FromFork.NodeFinished(1, Verdict.passed(), Duration.ofDays(1));

  private final List<String> stopped = new ArrayList<>();
  private long now = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos(); // nanoTime may overflow

  private PluginBudgets budgets(Budget all, Map<PluginId, Budget> plugins) {
    return new PluginBudgets(new Budgets(all, plugins), () -> now);
  }

  private PluginBudgets withTime(int seconds) {
    Budget shop = Budget.NONE.with(Optional.of(Duration.ofSeconds(seconds)), OptionalInt.empty());
    return budgets(Budget.NONE, Map.of(SHOP, shop));
  }

  private static Budget failures(int most) {
    return Budget.NONE.with(Optional.empty(), OptionalInt.of(most));
  }

  private PluginBudgets.Stay enter(PluginBudgets books, PluginId plugin, String name) {
    return books.enter(plugin, () -> stopped.add(name));
  }

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void stopTheForksOfAPluginAtTheFailureThatIsOneTooMany() {
    PluginBudgets books = budgets(failures(2), Map.of());
    enter(books, SHOP, "one");
    enter(books, SHOP, "two");
    enter(books, BANK, "other");

    assertTrue(books.failed(SHOP).isEmpty());
    assertTrue(books.failed(BANK).isEmpty());
    assertEquals(List.of(), stopped);
    Issue issue = books.failed(SHOP).orElseThrow();

    assertEquals(
        "The budget of plugin 'shop' (2 failures) is used up: no further test of it is started",
        issue.message());
    assertEquals(List.of("one", "two"), stopped);
    assertTrue(books.isUsedUp(SHOP));
    assertFalse(books.isUsedUp(BANK));
    assertEquals(Map.of(SHOP, "the budget of plugin 'shop' (2 failures) is used up"), books.left());
  }

  @Test
  void sayItOnce() {
    PluginBudgets books = budgets(failures(1), Map.of());

    assertTrue(books.failed(SHOP).isPresent());
    assertTrue(books.failed(SHOP).isEmpty());
  }

  @Test
  void stopAForkThatComesTooLate() {
    PluginBudgets books = budgets(failures(1), Map.of());
    enter(books, SHOP, "gone").close();
    books.failed(SHOP);
    enter(books, SHOP, "late");

    assertEquals(List.of("late"), stopped);
  }

  @Test
  void letASinglePluginHaveMoreOrNoBounds() {
    PluginBudgets books = budgets(failures(1), Map.of(SHOP, failures(2), BANK, failures(0)));

    assertTrue(books.failed(SHOP).isEmpty());
    assertTrue(books.failed(SHOP).isPresent());
    assertTrue(books.failed(BANK).isEmpty());
  }

  @Test
  void addUpTheTimeOfAllForks() {
    PluginBudgets books = withTime(10);
    PluginBudgets.Stay first = enter(books, SHOP, "first");
    pass(4);
    first.close();
    pass(100); // nobody works on it
    PluginBudgets.Stay second = enter(books, SHOP, "second");
    PluginBudgets.Stay third = enter(books, SHOP, "third");
    pass(2);
    assertTrue(second.after(ENDED).isEmpty());
    pass(1);

    Issue issue = third.after(ENDED).orElseThrow();
    assertTrue(issue.message().contains("'shop' (10 s) is used up"), issue.message());
    assertEquals(List.of("second", "third"), stopped);
  }

  @Test
  void lookAtTheClockWhereSomethingEnds() {
    PluginBudgets books = withTime(1);
    PluginBudgets.Stay stay = enter(books, SHOP, "fork");
    pass(2);

    assertTrue(stay.after(new FromFork.NodeStarted(1, Instant.EPOCH)).isEmpty());
    assertFalse(books.isUsedUp(SHOP));
    assertTrue(stay.after(ENDED).isPresent());
  }

  @Test
  void giveAPluginWithoutBoundsAllTheTime() {
    PluginBudgets books = withTime(1);
    PluginBudgets.Stay stay = enter(books, BANK, "bank");
    pass(10_000);

    assertTrue(stay.after(ENDED).isEmpty());
    assertTrue(books.failed(BANK).isEmpty());
  }
}
