package dev.runner.core.run;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Counts;
import dev.runner.core.schedule.TimesFile;
import dev.runner.core.store.StoredClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long the tests of each plugin took when they last ran, what its last whole run had, and
 * whether its tests compute.
 *
 * <p>A copy of what the store knows, in a file of its own: the store takes longer to open than a
 * small run takes.
 */
final class PluginTimes {

  private static final String COMPUTES = "computes";

  private final Map<PluginId, Entry> entries;

  private PluginTimes(Map<PluginId, Entry> entries) {
    this.entries = entries;
  }

  /**
   * A run that left out no test of a plugin.
   *
   * @param tests how many it has
   * @param time how long they took, added up
   */
  record Whole(int tests, Duration time) {}

  private record Entry(Duration last, Optional<Whole> whole, boolean computes) {

    private static final Entry NONE = new Entry(Duration.ZERO, Optional.empty(), false);

    static Entry parse(String[] words) {
      boolean computes = words[words.length - 1].equals(COMPUTES);
      Optional<Whole> whole =
          words.length == (computes ? 3 : 2)
              ? Optional.empty()
              : Optional.of(new Whole(Integer.parseInt(words[2]), millis(words[3])));
      return new Entry(millis(words[1]), whole, computes);
    }

    private static Duration millis(String word) {
      return Duration.ofMillis(Long.parseLong(word));
    }

    @Override
    public String toString() {
      return last.toMillis()
          + whole.map(all -> " " + all.tests() + " " + all.time().toMillis()).orElse("")
          + (computes ? " " + COMPUTES : "");
    }
  }

  /** Reads the file; one that is absent or damaged knows nothing. */
  static PluginTimes read(Path file) {
    Map<PluginId, Entry> entries = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ");
        entries.put(new PluginId(words[0]), Entry.parse(words));
      }
    } catch (IOException | RuntimeException e) {
      entries.clear(); // it is only a guess that is lost
    }
    return new PluginTimes(entries);
  }

  /** Returns a plugin's time, zero if it never ran. */
  Duration of(PluginId plugin) {
    return Optional.ofNullable(entries.get(plugin)).map(Entry::last).orElse(Duration.ZERO);
  }

  /** Tells whether a fork has once found that a plugin's tests mostly compute. */
  boolean computes(PluginId plugin) {
    return entries.getOrDefault(plugin, Entry.NONE).computes();
  }

  /** Returns what a plugin's last whole run had; empty if there was none. */
  Optional<Whole> whole(PluginId plugin) {
    return Optional.ofNullable(entries.get(plugin)).flatMap(Entry::whole);
  }

  /**
   * Adds what a run has measured and writes the file.
   *
   * @param classes the classes of the run
   * @param whole whether it left out no test of its plugins
   * @param file the file
   */
  void update(List<StoredClass> classes, boolean whole, Path file) {
    Map<PluginId, List<StoredClass>> byPlugin =
        classes.stream().collect(Collectors.groupingBy(StoredClass::plugin));
    byPlugin.forEach((plugin, own) -> entries.put(plugin, entry(plugin, own, whole)));
    write(file);
  }

  /** Notes that a plugin's tests mostly compute, and writes the file. */
  void markComputing(PluginId plugin, Path file) {
    Entry entry = entries.getOrDefault(plugin, Entry.NONE);
    entries.put(plugin, new Entry(entry.last(), entry.whole(), true));
    write(file);
  }

  private void write(Path file) {
    List<String> lines = new ArrayList<>();
    entries.forEach((plugin, entry) -> lines.add(plugin + " " + entry));
    TimesFile.replace(file, lines);
  }

  private Entry entry(PluginId plugin, List<StoredClass> classes, boolean whole) {
    Counts counts = classes.stream().map(StoredClass::counts).reduce(Counts.NONE, Counts::plus);
    Duration time =
        classes.stream().map(StoredClass::duration).reduce(Duration.ZERO, Duration::plus);
    return new Entry(
        time,
        whole && counts.notRun() == 0
            ? Optional.of(new Whole(counts.planned(), time))
            : whole(plugin),
        computes(plugin));
  }
}
