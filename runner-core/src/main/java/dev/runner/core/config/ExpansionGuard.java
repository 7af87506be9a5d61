package dev.runner.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses substitutions that would blow a small file up, before anything is resolved.
 *
 * <p>Lists and texts that refer to each other twice double with each line. The size is computed
 * from the open tree, as the resolver would go: a reference back into a value that is being
 * resolved finds what was set there before.
 */
final class ExpansionGuard {

  /** In characters, with {@link OpenLayer#VALUE} for each value: some 100,000 values. */
  static final long MAX_SIZE = 4L << 20;

  private static final int MAX_STEPS = 300_000;

  private final Path file;
  private final ConfigObject root;
  private final Map<String, String> environment;
  private final Map<String, Long> known = new HashMap<>();
  private final Map<String, List<OpenLayer>> layers = new HashMap<>();
  private final Map<String, Open> open = new HashMap<>();
  private int outermost = Integer.MAX_VALUE;
  private int steps;

  ExpansionGuard(Path file, Config unresolved, Map<String, String> environment) {
    this.file = file;
    this.root = unresolved.root();
    this.environment = environment;
  }

  /** A value whose size is being computed. */
  private static final class Open {

    private final int depth;
    private long below;

    Open(int depth) {
      this.depth = depth;
    }
  }

  /**
   * Checks the tree.
   *
   * @throws ConfigFileException if it would be larger than any file may be
   */
  void check() {
    if (size("", root) > MAX_SIZE) {
      throw ConfigFileException.unreadable(
          file, "grows beyond 4 MB by its substitutions; refer to each value fewer times");
    }
  }

  private long size(String path, ConfigValue value) {
    try {
      long size = OpenLayer.VALUE;
      if (value instanceof ConfigObject object) {
        for (String name : object.keySet()) {
          size = sum(size, name.length() + sizeAt(child(path, name), object.get(name)));
        }
      } else if (value instanceof ConfigList list) {
        int at = 0;
        for (ConfigValue element : list) {
          size = sum(size, sizeAt(path + "[" + at++ + "]", element));
        }
      } else {
        size += String.valueOf(value.unwrapped()).length();
      }
      return size;
    } catch (ConfigException.NotResolved e) {
      return sizeOfOpen(path, value);
    }
  }

  /** Returns the size of a place, or of what lies below it while it is being computed itself. */
  private long sizeAt(String path, ConfigValue value) {
    if (known.containsKey(path)) {
      return known.get(path);
    }
    Open self = open.get(path);
    if (self != null) {
      outermost = Math.min(outermost, self.depth);
      return self.below;
    }
    if (++steps > MAX_STEPS) {
      return MAX_SIZE + 1;
    }
    int around = outermost;
    outermost = Integer.MAX_VALUE;
    int depth = open.size();
    open.put(path, new Open(depth));
    long size = size(path, value);
    open.remove(path);
    if (outermost >= depth) {
      known.put(path, size); // it depends on no value that is half done
      outermost = around;
    } else {
      outermost = Math.min(around, outermost);
    }
    return size;
  }

  private long sizeOfOpen(String path, ConfigValue value) {
    Open self = open.getOrDefault(path, new Open(0));
    for (OpenLayer layer : layers.computeIfAbsent(path, key -> OpenLayer.of(value))) {
      long size = layer.size();
      for (String reference : layer.references()) {
        size = sum(size, sizeOf(reference));
      }
      boolean continues = layer.joined().stream().anyMatch(r -> path(r).equals(path));
      self.below = continues ? size : sum(self.below, size);
    }
    return self.below;
  }

  private long sizeOf(String reference) {
    if (++steps > MAX_STEPS) {
      return MAX_SIZE + 1;
    }
    String path = "";
    ConfigValue value = root;
    try {
      for (String name : names(reference)) {
        ConfigValue next = value instanceof ConfigObject object ? object.get(name) : null;
        if (next == null) {
          return environment.getOrDefault(reference, "").length();
        }
        path = child(path, name);
        value = next;
      }
    } catch (ConfigException.NotResolved e) {
      return sizeAt(path, value); // the whole block is open: no part of it is larger
    }
    return path.isEmpty() ? 0 : sizeAt(path, value);
  }

  private static String path(String reference) {
    String path = "";
    for (String name : names(reference)) {
      path = child(path, name);
    }
    return path;
  }

  /** Returns the segments of a reference; none of what only looks like one, in a text. */
  private static List<String> names(String reference) {
    try {
      return ConfigUtil.splitPath(reference);
    } catch (ConfigException e) {
      return List.of();
    }
  }

  private static String child(String path, String name) {
    return path + "." + ConfigUtil.quoteString(name);
  }

  private static long sum(long a, long b) {
    return Math.min(MAX_SIZE + 1, a + b);
  }
}
