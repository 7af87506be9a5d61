package dev.runner.core.run;

import dev.runner.core.credential.LeaseUse;
import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import java.time.Duration;
import java.util.Optional;

/** What one test of a fork has asked for, until it does not need it any more. */
final class Loan {

  private final Fork fork;
  private final FromFork.Wanted wanted;
  private final long asked = System.nanoTime();
  private long since;
  private int beside;
  private boolean over;
  private Optional<Lent> lent = Optional.empty();

  Loan(Fork fork, FromFork.Wanted wanted) {
    this.fork = fork;
    this.wanted = wanted;
  }

  Key key() {
    return new Key(fork.number(), wanted.request());
  }

  Fork fork() {
    return fork;
  }

  FromFork.Wanted wanted() {
    return wanted;
  }

  /** Notes what is lent, with as many others; returns false if nobody wants it any more. */
  synchronized boolean lend(Lent what, int others) {
    if (over) {
      return false;
    }
    lent = Optional.of(what);
    since = System.nanoTime();
    beside = others;
    return true;
  }

  /** Notes that it is over; returns what was lent, the first time. */
  synchronized Optional<Lent> end() {
    Optional<Lent> had = over ? Optional.empty() : lent;
    over = true;
    return had;
  }

  synchronized boolean isOver() {
    return over;
  }

  synchronized boolean isLent() {
    return lent.isPresent() && !over;
  }

  /** Returns what is reported of it, up to now. */
  synchronized LeaseUse use(String account) {
    return new LeaseUse(
        account,
        Duration.ofNanos(System.nanoTime() - since),
        Duration.ofNanos(since - asked),
        beside,
        wanted.plugin() + ":" + wanted.holder());
  }

  /**
   * What tells requests apart.
   *
   * @param fork the fork's number
   * @param request the request's number in it
   */
  record Key(int fork, int request) {}
}
