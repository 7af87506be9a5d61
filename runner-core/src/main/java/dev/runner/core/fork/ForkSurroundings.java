package dev.runner.core.fork;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a fork is started.
 *
 * @param folder its current folder; empty for the supervisor's
 * @param variables what its environment holds beside the supervisor's; any value may be a secret
 */
public record ForkSurroundings(Optional<Path> folder, Map<String, String> variables) {

  /** The supervisor's own. */
  public static final ForkSurroundings NONE = new ForkSurroundings(Optional.empty(), Map.of());

  /** Copies the map. */
  public ForkSurroundings {
    variables = Collections.unmodifiableMap(new TreeMap<>(variables));
  }

  /** Sets all of it for a process that is to be started. */
  void set(ProcessBuilder builder) {
    folder.ifPresent(path -> builder.directory(path.toFile()));
    builder.environment().putAll(variables);
  }

  /** Tells a fork, before anything else, which of its variables may hold secrets. */
  public void tell(Fork fork) {
    if (!variables.isEmpty()) {
      fork.send(new ToFork.Hide(List.copyOf(variables.keySet())));
    }
  }

  /** Names the variables alone: a value may be a secret. */
  @Override
  public String toString() {
    return "ForkSurroundings[%s, %s]".formatted(folder, variables.keySet());
  }
}
