package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** One portion on its way through as many forks as it takes. */
final class PortionWork {

  /** How often a fork may die on this portion before any engine was running. */
  private static final int UNEXPLAINED_DEATHS = 3;

  /** How many suspects of one death run again alone; each takes a fork. */
  private static final int MAX_SUSPECTS = 100;

  private final Consumer<RunEvent> events;
  private final PlannedTests tests;
  private final Portion portion;
  private final AskedAgain asked;
  private final List<Hunt> hunts = new ArrayList<>();
  private int unexplained;
  private boolean alone;
  private boolean discoveredAgain;
  private Origin origin = Origin.DEATH;
  private OptionalLong retryAt = OptionalLong.empty();

  PortionWork(Portion portion, TestNumbers numbers, Referee referee, Consumer<RunEvent> events) {
    this(portion, new PlannedTests(portion.plugin(), numbers, referee, events), events);
    origin = Origin.QUEUE;
    asked.begin(numbers.windows());
  }

  private PortionWork(Portion portion, PlannedTests tests, Consumer<RunEvent> events) {
    this.portion = portion;
    this.tests = tests;
    this.events = events;
    this.asked = new AskedAgain(portion, tests, this::raise);
  }

  Portion portion() {
    return portion;
  }

  /** Records that a fork begins this, unless that follows from the death of another. */
  void begin(int fork, int lane) {
    if (origin != Origin.DEATH) {
      events.accept(new RunEvent.PortionTaken(fork, lane, origin == Origin.EXCHANGE, portion));
      origin = Origin.DEATH; // if it begins again
    }
  }

  /** Tells whether the fork that does this must do nothing else after it. */
  boolean isAlone() {
    return alone;
  }

  /**
   * Tells whether these are tests that have failed before; they get a fork that has not seen them.
   */
  boolean isRetry() {
    return retryAt.isPresent();
  }

  /** Returns how long this has to wait; zero if it has not. */
  Duration pause() {
    long nanos = retryAt.isPresent() ? retryAt.getAsLong() - System.nanoTime() : 0;
    return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }

  PortionLedger ledger(int fork) {
    tests.recall(portion.uniqueIds());
    return new PortionLedger(tests, fork, asked::isWindow, portion.uniqueIds(), events);
  }

  /** Returns what is left after a fork has done all it was asked for. */
  List<PortionWork> afterCompletion(PortionLedger ledger) {
    ledger.completed();
    if (alone) {
      tests.condemn(portion.uniqueIds(), "was announced, and not found when it was to run alone");
    }
    return replacedBy(piece(asked.prolonged(ledger)));
  }

  /** Returns what a fork has left to one of another profile. */
  List<PortionWork> afterYield(PortionLedger ledger) {
    Remainder left = ledger.left();
    List<PortionWork> rest = piece(asked.rest(ledger, left.unreached(), left.interrupted()));
    rest.forEach(piece -> piece.origin = Origin.EXCHANGE);
    return replacedBy(rest);
  }

  /** Returns what is left after a fork has died over an announced tree. */
  List<PortionWork> afterDeath(PortionLedger ledger, Verdict death) {
    return after(ledger, ledger.died(death), death);
  }

  /** Returns what is left after a fork was ended because of a time limit. */
  List<PortionWork> afterLimit(PortionLedger ledger, Expiry expiry, Verdict verdict) {
    return after(ledger, ledger.outOfTime(expiry, verdict), verdict);
  }

  private List<PortionWork> after(PortionLedger ledger, Remainder remainder, Verdict death) {
    if (remainder.guilt() != Remainder.Guilt.OPEN) {
      hunts.forEach(Hunt::found);
    }
    if (remainder.guilt() != Remainder.Guilt.FOUND && remainder.suspects().isEmpty()) {
      if (remainder.guilt() == Remainder.Guilt.OPEN && unexplained == 0) {
        raise(
            Deaths.unexplained(
                portion.plugin(),
                death.message() + ", where no test was running or about to start"));
      }
      if (++unexplained == UNEXPLAINED_DEATHS) {
        ledger.giveUp(death);
        return replacedBy(List.of());
      }
    }
    List<PortionWork> left = suspects(ledger, remainder.suspects(), death);
    Set<String> rest = asked.rest(ledger, remainder.unreached(), remainder.interrupted());
    left.forEach(suspect -> rest.removeAll(suspect.portion.uniqueIds()));
    left.addAll(piece(rest));
    return replacedBy(left);
  }

  /**
   * Notes what a run that is cancelled, or a budget that is used up, leaves of what was announced.
   */
  void cancelled(PortionLedger ledger, Verdict running) {
    ledger.cancelled(running);
  }

  /** Plans a test that is only discovered, because it is left. */
  void plan(TestDescription test) {
    tests.plan(test);
  }

  /** Notes that a cancelled run does not even know what this portion holds. */
  void undiscovered() {
    raise(Deaths.undiscovered(portion));
  }

  /**
   * Returns what is left after a fork has died before it announced anything.
   *
   * @param death how it ended
   */
  List<PortionWork> afterDeathInDiscovery(String death) {
    List<String> classes = portion.classes();
    Issue passing = Deaths.unexplained(portion.plugin(), death + ", in discovery");
    if (classes.size() > 1 && !portion.allEngines() && portion.uniqueIds().isEmpty()) {
      int half = classes.size() / 2;
      List<PortionWork> halves =
          List.of(part(classes.subList(0, half)), part(classes.subList(half, classes.size())));
      return replacedBy(hunted(halves, passing));
    }
    if (!discoveredAgain) {
      PortionWork again = heir(portion);
      again.discoveredAgain = true;
      return replacedBy(hunted(List.of(again), passing));
    }
    hunts.forEach(Hunt::found);
    tests.condemn(portion.uniqueIds(), death + ", when its class was discovered again");
    raise(Deaths.inDiscovery(portion, death));
    return replacedBy(List.of());
  }

  /** Returns a piece of work for each suspect, so that each runs alone. */
  private List<PortionWork> suspects(
      PortionLedger ledger, List<Remainder.Suspect> suspects, Verdict death) {
    if (suspects.isEmpty()) {
      return new ArrayList<>();
    }
    List<PortionWork> pieces = new ArrayList<>();
    for (Remainder.Suspect suspect : suspects.subList(0, Math.min(MAX_SUSPECTS, suspects.size()))) {
      for (PortionWork piece :
          piece(asked.part(ledger, suspect.unreached(), suspect.interrupted()))) {
        piece.alone = true;
        suspect.test().ifPresent(test -> piece.asked.clear());
        pieces.add(piece);
      }
    }
    suspects.stream()
        .skip(MAX_SUSPECTS)
        .forEach(suspect -> tests.condemn(suspect.unreached(), death.message()));
    List<String> names = suspects.stream().map(Remainder.Suspect::printedId).toList();
    raise(Deaths.tryingAlone(names, death.message()));
    hunted(pieces, Deaths.noneAlone(portion.plugin(), names, death.message()));
    return pieces;
  }

  /** Lets a hunt follow pieces of this work. */
  private List<PortionWork> hunted(List<PortionWork> pieces, Issue unexplainedDeath) {
    Hunt hunt = new Hunt(pieces.size(), unexplainedDeath, events);
    pieces.forEach(piece -> piece.hunts.add(hunt));
    return pieces;
  }

  /** Returns work on some unique ids, if there are any. */
  private List<PortionWork> piece(Set<String> ids) {
    return ids.isEmpty() ? List.of() : List.of(heir(portion.only(List.copyOf(ids))));
  }

  private PortionWork part(List<String> classes) {
    return heir(portion.part(classes));
  }

  private PortionWork heir(Portion share) {
    PortionWork heir = new PortionWork(share, tests, events);
    heir.asked.inherit(asked);
    heir.hunts.addAll(hunts);
    heir.unexplained = unexplained;
    heir.alone = alone;
    heir.retryAt = retryAt;
    return heir;
  }

  private List<PortionWork> replacedBy(List<PortionWork> left) {
    hunts.forEach(hunt -> hunt.replaced(left.size()));
    return tests.nextRound(left.size()).map(this::retry).orElse(left);
  }

  private List<PortionWork> retry(Retries.Round round) {
    PortionWork again = new PortionWork(portion.only(round.uniqueIds()), tests, events);
    again.retryAt = OptionalLong.of(System.nanoTime() + round.pause().toNanos());
    return List.of(again);
  }

  private void raise(Issue issue) {
    events.accept(new RunEvent.IssueRaised(issue));
  }

  /** What a piece of work comes from. */
  private enum Origin {
    /** From all that nobody had begun. */
    QUEUE,
    /** From a fork that was exchanged. */
    EXCHANGE,
    /** From a fork that died. */
    DEATH
  }
}
