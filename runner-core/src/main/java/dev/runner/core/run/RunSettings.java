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
 */
record RunSettings(
    Path store,
    Path times,
    Path cache,
    Path runFolder,
    Path javaHome,
    List<String> jvmArguments,
    ClassDataArchive archive) {

  /** Copies the arguments. */
  RunSettings {
    jvmArguments = List.copyOf(jvmArguments);
  }
}
