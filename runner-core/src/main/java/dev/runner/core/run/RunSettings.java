package dev.runner.core.run;

import dev.runner.core.config.LeftoverRules;
import dev.runner.core.config.TimeLimits;
import dev.runner.core.fork.ClassDataArchive;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a run keeps its files and how it starts its forks.
 *
 * @param store the file of the embedded store
 * @param times the file with the times of plugins
 * @param classTimes the file with the times of classes
 * @param cache the folder for what can be made again
 * @param runFolder the run's own folder: journal, logs of forks, files that tests publish
 * @param javaHome the JDK of its forks
 * @param jvmArguments arguments of every fork's JVM
 * @param archive the class-data archive of its forks
 * @param limits how long things may take
 * @param leftovers what becomes of what tests leave behind
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
    Path javaHome,
    List<String> jvmArguments,
    ClassDataArchive archive,
    TimeLimits limits,
    LeftoverRules leftovers,
    long seed,
    int forks,
    Isolation isolation,
    int forksBefore) {

  /** Copies the arguments. */
  RunSettings {
    jvmArguments = List.copyOf(jvmArguments);
  }

  /** Returns these settings with what was decided for a suite. */
  RunSettings decided(long newSeed, int newForks, Isolation newIsolation) {
    return new RunSettings(
        store,
        times,
        classTimes,
        cache,
        runFolder,
        javaHome,
        jvmArguments,
        archive,
        limits,
        leftovers,
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
        javaHome,
        jvmArguments,
        archive,
        limits,
        leftovers,
        seed,
        forks,
        isolation,
        earlierForks);
  }
}
