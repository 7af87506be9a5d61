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
 * Measures how much CPU time a fork takes for which plugin, by what the system says of its process
 * whenever it has done something. Its start counts for the first one. For one thread.
 */
final class CpuMeter {

  private final Fork fork;
  private final Map<PluginId, Duration> used = new LinkedHashMap<>();
  private Duration before = Duration.ZERO;

  CpuMeter(Fork fork) {
    this.fork = fork;
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
        .<RunEvent>map(use -> new RunEvent.PluginUsed(use.getKey(), fork.number(), use.getValue()))
        .toList();
  }
}
