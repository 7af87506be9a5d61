package dev.runner.core.schedule;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.store.StoredClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
    try {
      return Files.exists(file) ? readStrictly(file) : new ClassTimes(new HashMap<>());
    } catch (IOException e) {
      return new ClassTimes(new HashMap<>()); // it is only a guess that is lost
    }
  }

  /**
   * Reads a file on which more depends than a guess.
   *
   * @throws IOException if it is absent or damaged; its message says where
   */
  public static ClassTimes readStrictly(Path file) throws IOException {
    Map<String, Long> millis = new HashMap<>();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        int end = line.lastIndexOf(BETWEEN);
        millis.put(line.substring(0, end), Long.parseLong(line.substring(end + 1)));
      }
    } catch (RuntimeException e) {
      throw new IOException(
          "line %d is not a plugin, a class and milliseconds with tabs between".formatted(number),
          e);
    }
    return new ClassTimes(millis);
  }

  /** Returns a class's time; empty if it never ran here. */
  public Optional<Duration> of(PluginId plugin, String className) {
    return Optional.ofNullable(millis.get(key(plugin, className))).map(Duration::ofMillis);
  }

  /** Returns the time of all classes of a plugin; empty if none ever ran here. */
  public Optional<Duration> of(PluginId plugin) {
    List<Long> own =
        millis.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(plugin + BETWEEN))
            .map(Map.Entry::getValue)
            .toList();
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(own.stream().mapToLong(Long::longValue).sum()));
  }

  /**
   * Notes classes in which a whole run found no test, so that nobody expects any time of them.
   * {@link #update} writes it.
   */
  public void withoutTests(PluginId plugin, Collection<String> classes) {
    classes.forEach(name -> millis.put(key(plugin, name), 0L));
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
