package dev.runner.core.run;

import dev.runner.core.config.TimeLimits;
import dev.runner.core.fork.ClassDataArchive;
import dev.runner.core.fork.Debugging;
import dev.runner.core.fork.Jdk;
import java.nio.file.Path;

/**
 * Where a run keeps its files and how it starts its forks.
 *
 * @param store the file of the embedded store
 * @param times the file with the times of plugins
 * @param classTimes the file with the times of classes
 * @param cache the folder for what can be made again
 * @param runFolder the run's own folder: journal, logs of forks, files that tests publish
 * @param setups what its forks are
 * @param debugging how its tests can be followed
 * @param limits how long things may take
 * @param seed the number from which random orders of tests are made
 * @param forks how many test forks run at the same time
 * @param isolation what shares one of them
 * @param forksBefore how many forks the run has had before it was resumed; their files stay
 */
record RunSettings(
    Path store,
    Path times,
    Path classTimes,
    Path cache,
    Path runFolder,
    ForkSetups setups,
    Debugging debugging,
    TimeLimits limits,
    long seed,
    int forks,
    Isolation isolation,
    int forksBefore) {

  /** Returns the class-data archive of the forks of a JDK. */
  ClassDataArchive archive(Jdk jdk) {
    return debugging.isPatient()
        ? ClassDataArchive.none()
        : ClassDataArchive.in(cache.resolve("cds").resolve("fork-" + Host.digest(jdk) + ".jsa"));
  }

  /** Returns these settings for forks that only look for tests, which nobody follows. */
  RunSettings undebugged() {
    return new RunSettings(
        store,
        times,
        classTimes,
        cache,
        runFolder,
        setups,
        Debugging.NONE,
        limits,
        seed,
        forks,
        isolation,
        forksBefore);
  }

  /** Returns these settings with what was decided for a suite. */
  RunSettings decided(long newSeed, int newForks, Isolation newIsolation) {
    return new RunSettings(
        store,
        times,
        classTimes,
        cache,
        runFolder,
        setups,
        debugging,
        limits,
        newSeed,
        newForks,
        newIsolation,
        forksBefore);
  }

  /** Returns these settings for a run that has had forks before. */
  RunSettings behind(int earlierForks) {
    return new RunSettings(
        store,
        times,
        classTimes,
        cache,
        runFolder,
        setups,
        debugging,
        limits,
        seed,
        forks,
        isolation,
        earlierForks);
  }
}
