package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.Fork;
import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds up what a fork takes for which plugin: CPU time, by what the system says of its process
 * whenever it has done something, and memory, by what it says itself. Its start counts for the
 * first one. For one thread.
 */
final class UseMeter {

  private final Fork fork;
  private final Map<PluginId, Duration> used = new LinkedHashMap<>();
  private final Map<PluginId, Long> allocated = new LinkedHashMap<>();
  private Duration before = Duration.ZERO;

  UseMeter(Fork fork) {
    this.fork = fork;
  }

  /** Notes what the fork says that it has allocated for a plugin. */
  void allocated(PluginId plugin, Optional<Long> bytes) {
    bytes.ifPresent(more -> allocated.merge(plugin, more, Long::sum));
  }

  /** Notes that the fork has done something for a plugin; what a dead one took is not known. */
  void took(PluginId plugin) {
    Optional<Duration> now =
        fork.isInProcess()
            ? Optional.empty()
            : ProcessHandle.of(fork.pid()).flatMap(process -> process.info().totalCpuDuration());
    if (now.isPresent()) {
      used.merge(plugin, now.get().minus(before), Duration::plus);
      before = now.get();
    }
  }

  /** Returns what each plugin took. */
  List<RunEvent> uses() {
    return used.entrySet().stream()
        .<RunEvent>map(
            use ->
                new RunEvent.PluginUsed(
                    use.getKey(),
                    fork.number(),
                    use.getValue(),
                    Optional.ofNullable(allocated.get(use.getKey()))))
        .toList();
  }
}
