package dev.runner.core.schedule;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.store.StoredClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long the tests of each class took when they last ran.
 *
 * <p>A copy of what the store knows, in a file of its own: the store takes longer to open than a
 * small run takes. A class of which only a part ran keeps the longer of its two times.
 */
public final class ClassTimes {

  /** Knows no class. */
  public static final ClassTimes NONE = new ClassTimes(Map.of());

  private static final int LIMIT = 200_000;
  private static final String BETWEEN = "\t";

  private final Map<String, Long> millis;

  private ClassTimes(Map<String, Long> millis) {
    this.millis = millis;
  }

  /** Reads the file; one that is absent or damaged knows nothing. */
  public static ClassTimes read(Path file) {
    Map<String, Long> millis = new HashMap<>();
    if (Files.exists(file)) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int end = line.lastIndexOf(BETWEEN);
          millis.put(line.substring(0, end), Long.parseLong(line.substring(end + 1)));
        }
      } catch (IOException | RuntimeException e) {
        millis.clear(); // it is only a guess that is lost
      }
    }
    return new ClassTimes(millis);
  }

  /** Returns a class's time; empty if it never ran here. */
  public Optional<Duration> of(PluginId plugin, String className) {
    return Optional.ofNullable(millis.get(key(plugin, className))).map(Duration::ofMillis);
  }

  /**
   * Adds what a run has measured and writes the file.
   *
   * @param classes the classes of the run
   * @param whole whether the run left out none of their tests
   * @param file where; failing to write it costs the next run a guess and nothing else
   */
  public void update(List<StoredClass> classes, boolean whole, Path file) {
    if (millis.size() > LIMIT) {
      millis.clear();
    }
    for (StoredClass type : classes) {
      if (type.counts().decided() > 0) {
        String key = key(type.plugin(), type.name());
        long measured = type.duration().toMillis();
        millis.merge(key, measured, (before, now) -> whole ? now : Math.max(before, now));
      }
    }
    List<String> lines = new ArrayList<>(millis.size());
    millis.forEach((key, time) -> lines.add(key + BETWEEN + time));
    TimesFile.replace(file, lines);
  }

  private static String key(PluginId plugin, String className) {
    return plugin + BETWEEN + className;
  }
}
