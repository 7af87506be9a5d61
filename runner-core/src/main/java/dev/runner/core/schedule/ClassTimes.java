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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long the tests of each class took when they last ran.
 *
 * <p>A copy of what the store knows, in a file of its own: the store takes longer to open than a
 * small run takes. A class of which only a part ran keeps the longer of its two times. One whose
 * tests carry ids has its time under one of these as well, and is found by it when it is renamed.
 */
public final class ClassTimes {

  /** Knows no class. */
  public static final ClassTimes NONE = new ClassTimes(Map.of(), ClassIds.NONE);

  private static final int LIMIT = 200_000;
  private static final String BETWEEN = "\t";

  /** How names begin that are ids; those of classes have no dash. */
  private static final String ID = "id-";

  private final Map<String, Long> millis;
  private final ClassIds ids;

  private ClassTimes(Map<String, Long> millis, ClassIds ids) {
    this.millis = millis;
    this.ids = ids;
  }

  /** Reads the file for those who know no ids. */
  public static ClassTimes read(Path file) {
    return read(file, ClassIds.NONE);
  }

  /** Reads the file; one that is absent or damaged knows nothing. */
  public static ClassTimes read(Path file, ClassIds ids) {
    try {
      Map<String, Long> millis =
          Files.exists(file) ? readStrictly(file).millis : new HashMap<String, Long>();
      return new ClassTimes(millis, ids);
    } catch (IOException e) {
      return new ClassTimes(new HashMap<>(), ids); // it is only a guess that is lost
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
    return new ClassTimes(millis, ClassIds.NONE);
  }

  /** Returns a class's time; empty if it never ran here. */
  public Optional<Duration> of(PluginId plugin, String className) {
    return Optional.ofNullable(millis.get(key(plugin, className)))
        .or(() -> renamed(plugin, className))
        .map(Duration::ofMillis);
  }

  private Optional<Long> renamed(PluginId plugin, String className) {
    return ids.of(plugin, className).stream()
        .flatMap(id -> Optional.ofNullable(millis.get(key(plugin, ID + id))).stream())
        .findFirst();
  }

  /** Returns the time of all classes of a plugin; empty if none ever ran here. */
  public Optional<Duration> of(PluginId plugin) {
    List<Long> own =
        millis.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(plugin + BETWEEN))
            .filter(entry -> !entry.getKey().startsWith(ID, plugin.value().length() + 1))
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
        long time =
            millis.merge(key, measured, (before, now) -> whole ? now : Math.max(before, now));
        ids.of(type.plugin(), type.name()).stream()
            .min(Comparator.naturalOrder())
            .ifPresent(id -> millis.put(key(type.plugin(), ID + id), time));
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
