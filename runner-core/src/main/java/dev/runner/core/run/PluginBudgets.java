package dev.runner.core.run;

import dev.runner.core.fork.FromFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.retry.Budget;
import dev.runner.core.retry.Budgets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What the plugins of a run have used up of their budgets. Once one is used up, whoever works on
 * tests of that plugin is told to start no more of them. Safe for several threads.
 */
final class PluginBudgets {

  private final Budgets budgets;
  private final LongSupplier nanos;
  private final Map<PluginId, Account> accounts = new HashMap<>();
  private final Map<PluginId, String> usedUp = new LinkedHashMap<>();

  /**
   * Opens the books.
   *
   * @param budgets what there is
   * @param nanos a monotonic clock
   */
  PluginBudgets(Budgets budgets, LongSupplier nanos) {
    this.budgets = budgets;
    this.nanos = nanos;
  }

  /**
   * Notes that a fork works on tests of a plugin from now on.
   *
   * @param stop tells the fork to start no further test of the plugin; it is called at once if none
   *     may start any more, and possibly by another thread
   * @return the fork's stay, to be closed when it is done with them
   */
  synchronized Stay enter(PluginId plugin, Runnable stop) {
    Stay stay = new Stay(plugin, stop);
    account(plugin).enter(stay, nanos.getAsLong());
    if (isUsedUp(plugin)) {
      stop.run();
    }
    return stay;
  }

  /**
   * Counts a test that has failed and does not run again.
   *
   * @return what is to be said if the budget is used up by that
   */
  synchronized Optional<Issue> failed(PluginId plugin) {
    Budget budget = budgets.of(plugin);
    int failures = ++account(plugin).failures;
    if (budget.failures().isEmpty() || failures < budget.failures().getAsInt()) {
      return Optional.empty();
    }
    int most = budget.failures().getAsInt();
    return use(plugin, most + (most == 1 ? " failure" : " failures"));
  }

  /** Tells whether no further test of a plugin may start. */
  synchronized boolean isUsedUp(PluginId plugin) {
    return usedUp.containsKey(plugin);
  }

  /** Returns for each plugin that has used up its budget why its tests are left. */
  synchronized Map<PluginId, String> left() {
    return new LinkedHashMap<>(usedUp);
  }

  /**
   * Looks at the clock.
   *
   * @return what is to be said if the time of a plugin is used up by now
   */
  synchronized Optional<Issue> look(PluginId plugin) {
    Optional<Duration> limit = budgets.of(plugin).time();
    if (limit.isEmpty() || account(plugin).spent(nanos.getAsLong()) < limit.get().toNanos()) {
      return Optional.empty();
    }
    return use(plugin, Expiry.text(limit.get()));
  }

  private synchronized void leave(Stay stay) {
    account(stay.plugin).leave(stay, nanos.getAsLong());
  }

  private Optional<Issue> use(PluginId plugin, String what) {
    String reason = "the budget of plugin '%s' (%s) is used up".formatted(plugin, what);
    if (usedUp.putIfAbsent(plugin, reason) != null) {
      return Optional.empty();
    }
    account(plugin).stays.forEach(stay -> stay.stop.run());
    return Optional.of(Deaths.usedUp(plugin, what));
  }

  private Account account(PluginId plugin) {
    return accounts.computeIfAbsent(plugin, id -> new Account());
  }

  /** A fork's work on one portion of a plugin. */
  final class Stay implements AutoCloseable {

    private final PluginId plugin;
    private final Runnable stop;

    private Stay(PluginId plugin, Runnable stop) {
      this.plugin = plugin;
      this.stop = stop;
    }

    /**
     * Looks at the clock if something has ended.
     *
     * @param message what the fork has told
     * @return what is to be said if the budget is used up by now
     */
    Optional<Issue> after(FromFork message) {
      return message instanceof FromFork.NodeFinished ? look(plugin) : Optional.empty();
    }

    @Override
    public void close() {
      leave(this);
    }
  }

  /** What one plugin has used up, and who works on it. */
  private static final class Account {

    private final List<Stay> stays = new ArrayList<>();
    private int failures;
    private long balance;

    void enter(Stay stay, long now) {
      stays.add(stay);
      balance -= now;
    }

    void leave(Stay stay, long now) {
      stays.remove(stay);
      balance += now;
    }

    /** Returns the time of all stays, in nanoseconds; of those that go on, until now. */
    long spent(long now) {
      return balance + stays.size() * now;
    }
  }
}
