package dev.runner.core.run;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.store.StoredClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long the tests of each plugin took when they last ran.
 *
 * <p>A copy of what the store knows, in a file of its own: the store takes longer to open than a
 * small run takes.
 */
final class PluginTimes {

  private final Map<PluginId, Duration> times;

  private PluginTimes(Map<PluginId, Duration> times) {
    this.times = times;
  }

  /** Reads the file; one that is absent or damaged knows nothing. */
  static PluginTimes read(Path file) {
    Map<PluginId, Duration> times = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        int space = line.indexOf(' ');
        times.put(
            new PluginId(line.substring(0, space)),
            Duration.ofMillis(Long.parseLong(line.substring(space + 1))));
      }
    } catch (IOException | RuntimeException e) {
      times.clear(); // it is only a guess that is lost
    }
    return new PluginTimes(times);
  }

  /** Returns a plugin's time, zero if it never ran. */
  Duration of(PluginId plugin) {
    return times.getOrDefault(plugin, Duration.ZERO);
  }

  /** Adds what a run has measured and writes the file. */
  void update(List<StoredClass> classes, Path file) {
    Map<PluginId, Duration> measured = new TreeMap<>();
    classes.forEach(type -> measured.merge(type.plugin(), type.duration(), Duration::plus));
    times.putAll(measured);
    List<String> lines = new ArrayList<>();
    times.forEach((plugin, time) -> lines.add(plugin + " " + time.toMillis()));
    Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(draft, lines);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      draft.toFile().delete(); // the next run guesses without it
    }
  }
}
