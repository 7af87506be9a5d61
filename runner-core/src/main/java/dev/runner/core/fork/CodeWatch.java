package dev.runner.core.fork;

import dev.runner.core.fork.FromFork.Entering;
import dev.runner.core.fork.FromFork.Standing;
import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.util.Optional;

/**
 * Listens to a fork while plugins' code runs there before any test. Each plugin has its time for
 * each phase; a fork that takes longer is asked where it stands, then killed.
 *
 * <p>For one thread, while no other talks to the fork.
 */
public final class CodeWatch implements AutoCloseable {

  /** How long a plugin may take for a phase. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private static final int SHOWN = 300;

  private final Fork fork;
  private final Duration serviceLimit;
  private Optional<Entering> entered = Optional.empty();
  private Optional<String> place = Optional.empty();
  private long deadline;
  private boolean late;
  private boolean closed;

  /**
   * Begins to watch.
   *
   * @param fork the fork, which is about to load plugins
   */
  public CodeWatch(Fork fork) {
    this(fork, LIMIT);
  }

  /**
   * Begins to watch.
   *
   * @param fork the fork, whose services are about to be called
   * @param serviceLimit how long a service may take
   */
  CodeWatch(Fork fork, Duration serviceLimit) {
    this.fork = fork;
    this.serviceLimit = serviceLimit;
  }

  /** Returns the next message that is not for the watch itself; empty once the fork is gone. */
  public Optional<FromFork> next() {
    for (var m = fork.receive(); m.isPresent(); m = fork.receive()) {
      if (m.get() instanceof Entering next) {
        enter(next);
      } else if (m.get() instanceof Standing standing) {
        place = Optional.of(standing.place());
        fork.kill();
      } else {
        return m;
      }
    }
    return Optional.empty();
  }

  /** Returns the plugin whose code ran last, if any did. */
  public Optional<PluginId> culprit() {
    return entered.map(Entering::plugin);
  }

  /** Tells whether time ran out. */
  public synchronized boolean isLate() {
    return late;
  }

  /** Says what a plugin did to the fork, which is gone. */
  public String end(PluginId plugin) {
    CodePhase entry = entered.map(Entering::phase).orElse(CodePhase.START);
    String phase = entry.words();
    if (isLate()) {
      return "Plugin '%s' did not %s within %s%s: %s"
          .formatted(
              plugin,
              phase,
              text(limit(entry)),
              place.filter(text -> !text.isEmpty()).map(text -> " (at " + text + ")").orElse(""),
              entry.isService()
                  ? "let it give up earlier, or set " + entry.option() + " to more"
                  : "let it do so without waiting for anything");
    }
    String words = fork.lastWords();
    words = words.substring(0, Math.min(SHOWN, words.length()));
    return "Plugin '%s' ended its process when it was to %s (%s%s): let it return instead"
        .formatted(plugin, phase, fork.death(), words.isEmpty() ? "" : ": " + words);
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Gives the phase its time; without any code of plugins there is nothing to guard. */
  private synchronized void enter(Entering next) {
    deadline = System.nanoTime() + limit(next.phase()).toNanos();
    if (entered.isEmpty() && !fork.isPatient()) {
      Thread guard = new Thread(this::guard, "runner-code-limit");
      guard.setDaemon(true);
      guard.start();
    }
    entered = Optional.of(next);
  }

  private Duration limit(CodePhase phase) {
    return phase.isService() ? serviceLimit : LIMIT;
  }

  private static String text(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  private void guard() {
    try {
      if (waitForDeadline()) {
        fork.send(new ToFork.WhereAreYou());
        if (waitOn(System.nanoTime() + LAST_WORDS.toNanos())) {
          fork.kill();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean waitForDeadline() throws InterruptedException {
    while (!closed && deadline - System.nanoTime() > 0) {
      wait(millis(deadline));
    }
    late = !closed;
    return late;
  }

  private synchronized boolean waitOn(long until) throws InterruptedException {
    while (!closed && until - System.nanoTime() > 0) {
      wait(millis(until));
    }
    return !closed;
  }

  private static long millis(long until) {
    return Math.max(1, Duration.ofNanos(until - System.nanoTime()).toMillis());
  }
}
