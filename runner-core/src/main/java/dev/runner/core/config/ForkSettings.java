package dev.runner.core.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is set for the JVMs of some test forks.
 *
 * @param javaHome their JDK
 * @param heap their largest heap as the JVM takes it, {@code 2g}
 * @param jvmArguments their arguments, in order
 * @param workingDir their current folder
 * @param environment variables that they get beside the supervisor's own, by name; any value may be
 *     a secret
 */
public record ForkSettings(
    Optional<ForkPath> javaHome,
    Optional<String> heap,
    List<String> jvmArguments,
    Optional<ForkPath> workingDir,
    Map<String, String> environment) {

  /** Nothing is set. */
  public static final ForkSettings NONE =
      new ForkSettings(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Map.of());

  /** Copies the collections. */
  public ForkSettings {
    jvmArguments = List.copyOf(jvmArguments);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }

  /** Names the variables alone: a value may be a secret. */
  @Override
  public String toString() {
    return "ForkSettings[%s, %s, %s, %s, %s]"
        .formatted(javaHome, heap, jvmArguments, workingDir, environment.keySet());
  }
}
