package dev.runner.core.run;

import dev.runner.core.config.LeftoverRules;
import dev.runner.core.config.Sharing;
import dev.runner.core.config.TimeLimits;
import dev.runner.core.fork.ClassDataArchive;
import dev.runner.core.fork.Debugging;
import dev.runner.core.fork.Jdk;
import dev.runner.core.order.Order;
import dev.runner.core.retry.FailurePolicy;
import dev.runner.core.store.StoreLocation;
import dev.runner.core.suite.SuiteExecution;
import dev.runner.core.suite.SuiteTries;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a run keeps its files, how it starts its forks and what holds for its tests.
 *
 * @param places where its files are
 * @param setups what its forks are
 * @param debugging how its tests can be followed
 * @param rules what holds for all tests
 * @param seed the number from which random orders of tests are made
 * @param forks how many test forks run at the same time
 * @param isolation what shares one of them
 * @param forksBefore how many forks the run has had before it was resumed; their files stay
 * @param order in which order its classes go
 */
record RunSettings(
    RunPlaces places,
    ForkSetups setups,
    Debugging debugging,
    RunRules rules,
    long seed,
    int forks,
    Isolation isolation,
    int forksBefore,
    Order order) {

  StoreLocation store() {
    return places.store();
  }

  Path times() {
    return places.times();
  }

  Path classTimes() {
    return places.classTimes();
  }

  Path guess() {
    return places.guess();
  }

  Path cache() {
    return places.cache();
  }

  Path runFolder() {
    return places.runFolder();
  }

  TimeLimits limits() {
    return rules.limits();
  }

  Sharing sharing() {
    return rules.sharing();
  }

  FailurePolicy failures() {
    return rules.failures();
  }

  LeftoverRules leftovers() {
    return rules.leftovers();
  }

  Lending lending() {
    return rules.lending();
  }

  /** Returns the class-data archive of the forks of a JDK. */
  ClassDataArchive archive(Jdk jdk) {
    if (debugging.isPatient()) {
      return ClassDataArchive.none();
    }
    return Warmup.training()
        .map(ClassDataArchive::training)
        .orElseGet(() -> ClassDataArchive.in(Host.archive(cache(), jdk)));
  }

  /** Returns these settings for forks that only look for tests, which nobody follows. */
  RunSettings undebugged() {
    return new RunSettings(
        places, setups, Debugging.NONE, rules, seed, forks, isolation, forksBefore, order);
  }

  /** Returns these settings with another folder for what forks write. */
  RunSettings lookingIn(Path folder) {
    return new RunSettings(
        places.at(folder), setups, debugging, rules, seed, forks, isolation, forksBefore, order);
  }

  /** Returns these settings with what was decided for a suite. */
  RunSettings decided(long newSeed, int newForks, Isolation newIsolation) {
    return new RunSettings(
        places, setups, debugging, rules, newSeed, newForks, newIsolation, forksBefore, order);
  }

  /**
   * Returns what is stored of the way in which the run is executed.
   *
   * @param tries what was asked for of its attempts
   */
  SuiteExecution execution(SuiteTries tries) {
    return new SuiteExecution(
        Optional.of(order.word()),
        OptionalLong.of(seed),
        Optional.of(isolation.name().toLowerCase(Locale.ROOT)),
        order.repeats(),
        tries);
  }

  /** Returns these settings with another order. */
  RunSettings ordered(Order newOrder) {
    return new RunSettings(
        places, setups, debugging, rules, seed, forks, isolation, forksBefore, newOrder);
  }

  /** Returns these settings for a further round of a run, with what is left of its time. */
  RunSettings inRound(int earlierForks, TimeLimits left) {
    return new RunSettings(
        places,
        setups,
        debugging,
        rules.limited(left),
        seed,
        forks,
        isolation,
        earlierForks,
        order);
  }

  /** Returns these settings for a run that has had forks before. */
  RunSettings behind(int earlierForks) {
    return new RunSettings(
        places, setups, debugging, rules, seed, forks, isolation, earlierForks, order);
  }
}
