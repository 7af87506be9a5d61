package dev.runner.core.run;

import dev.runner.core.fork.ClassDataArchive;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a run keeps its files and how it starts its forks.
 *
 * @param store the file of the embedded store
 * @param times the file with the times of plugins
 * @param cache the folder for what can be made again
 * @param runFolder the run's own folder: journal, logs of forks, files that tests publish
 * @param javaHome the JDK of its forks
 * @param jvmArguments arguments of every fork's JVM
 * @param archive the class-data archive of its forks
 * @param seed the number from which random orders of tests are made
 */
record RunSettings(
    Path store,
    Path times,
    Path cache,
    Path runFolder,
    Path javaHome,
    List<String> jvmArguments,
    ClassDataArchive archive,
    long seed) {

  /** Copies the arguments. */
  RunSettings {
    jvmArguments = List.copyOf(jvmArguments);
  }

  /** Returns these settings with another seed. */
  RunSettings seeded(long other) {
    return new RunSettings(store, times, cache, runFolder, javaHome, jvmArguments, archive, other);
  }
}
