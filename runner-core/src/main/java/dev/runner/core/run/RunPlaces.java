package dev.runner.core.run;

import dev.runner.core.store.StoreLocation;
import java.nio.file.Path;

/**
 * Where a run keeps its files.
 *
 * @param store where results are kept
 * @param times the file with the times of plugins
 * @param classTimes the file with the times of classes
 * @param guess the file that says what the first fork of a run has been
 * @param cache the folder for what can be made again
 * @param runFolder the run's own folder: journal, logs of forks, files that tests publish
 */
record RunPlaces(
    StoreLocation store, Path times, Path classTimes, Path guess, Path cache, Path runFolder) {

  /** Returns these places with another folder of a run. */
  RunPlaces at(Path folder) {
    return new RunPlaces(store, times, classTimes, guess, cache, folder);
  }
}
