package dev.runner.core.fork;

import java.util.ArrayList;
import java.util.List;

/**
 * What the configuration says of the forks of a plugin.
 *
 * @param jdk what runs them
 * @param jvmArguments the arguments of all forks, which come before those of a plugin's manifest
 * @param ownArguments the arguments for this plugin, which come after them
 * @param surroundings where they are started
 */
public record ForkSetup(
    Jdk jdk, List<String> jvmArguments, List<String> ownArguments, ForkSurroundings surroundings) {

  /** Copies the lists. */
  public ForkSetup {
    jvmArguments = List.copyOf(jvmArguments);
    ownArguments = List.copyOf(ownArguments);
  }

  /** Returns what forks are of which nothing is configured. */
  public static ForkSetup plain() {
    return new ForkSetup(Jdk.running(), List.of(), List.of(), ForkSurroundings.NONE);
  }

  /** Returns all arguments in their order, with those of a plugin's manifest. */
  public List<String> arguments(List<String> manifest) {
    List<String> all = new ArrayList<>(jvmArguments);
    all.addAll(manifest);
    all.addAll(ownArguments);
    return all;
  }
}
