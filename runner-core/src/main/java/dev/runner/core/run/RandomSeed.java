package dev.runner.core.run;

import dev.runner.core.launch.SuiteLauncher;
import dev.runner.core.suite.PluginTests;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Finds the number from which all random orders of a run are made, so that it can be repeated. */
final class RandomSeed {

  /** Short enough to be read aloud and typed again. */
  private static final int LIMIT = 1_000_000;

  private RandomSeed() {}

  /** Returns the seed that is set for all plugins alike, or else a new one. */
  static long of(List<PluginTests> plugins) {
    Set<Optional<Long>> set = plugins.stream().map(RandomSeed::of).collect(Collectors.toSet());
    return set.size() == 1 ? set.iterator().next().orElseGet(RandomSeed::random) : random();
  }

  private static Optional<Long> of(PluginTests part) {
    try {
      return Optional.ofNullable(part.junitParameters().get(SuiteLauncher.SEED)).map(Long::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty(); // the engine says what it thinks of the value
    }
  }

  private static long random() {
    return ThreadLocalRandom.current().nextInt(1, LIMIT);
  }
}
