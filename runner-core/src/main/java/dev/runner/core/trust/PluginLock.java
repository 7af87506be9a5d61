package dev.runner.core.trust;

import dev.runner.core.file.WholeFile;
import dev.runner.core.plugin.PluginId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The plugins that a workspace loads, by the SHA-256 of their jars: the file {@code plugins.lock}.
 *
 * <p>A text, one plugin a line, sorted by id: id, version, SHA-256, fingerprint of the key or
 * {@code -}, separated by single spaces. Its first line that is no comment is {@value #HEADER}.
 *
 * @param plugins the plugins by id, sorted
 */
public record PluginLock(Map<PluginId, LockedPlugin> plugins) {

  /** The file's name in the workspace. */
  public static final String FILE = "plugins.lock";

  private static final String HEADER = "plugins.lock 1";
  private static final String NO_KEY = "-";
  private static final int PARTS = 4;
  private static final long LARGEST = 4L << 20;

  private static final List<String> COMMENTS =
      List.of(
          "# The plugin jars that this workspace loads: id, version, SHA-256, key that signed it.",
          "# Written by 'runner plugins install', 'remove' and 'lock'. Keep it with the workspace.");

  /** Copies and sorts the plugins. */
  public PluginLock {
    plugins = java.util.Collections.unmodifiableMap(new TreeMap<>(plugins));
  }

  /** Returns a lock of some plugins. */
  public static PluginLock of(Collection<LockedPlugin> plugins) {
    Map<PluginId, LockedPlugin> byId = new TreeMap<>();
    plugins.forEach(plugin -> byId.put(plugin.id(), plugin));
    return new PluginLock(byId);
  }

  /**
   * Reads a workspace's lock.
   *
   * @param workspace its folder
   * @return the lock; empty if there is none
   * @throws IOException if it cannot be read or is not what the runner writes
   */
  public static Optional<PluginLock> read(Path workspace) throws IOException {
    Path file = workspace.resolve(FILE);
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException("it is larger than " + LARGEST + " bytes");
      }
      return Optional.of(parse(Files.readAllLines(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Writes this into a workspace, in the place of what is there. */
  public void write(Path workspace) throws IOException {
    List<String> lines = new ArrayList<>(COMMENTS);
    lines.add(HEADER);
    for (LockedPlugin plugin : plugins.values()) {
      lines.add(
          "%s %s %s %s"
              .formatted(
                  plugin.id(), plugin.version(), plugin.sha256(), plugin.key().orElse(NO_KEY)));
    }
    WholeFile.replace(workspace.resolve(FILE), lines);
  }

  /** Returns the entry of a plugin. */
  public Optional<LockedPlugin> find(PluginId id) {
    return Optional.ofNullable(plugins.get(id));
  }

  /** Returns this with a plugin, in the place of one of the same id. */
  public PluginLock with(LockedPlugin plugin) {
    Map<PluginId, LockedPlugin> changed = new TreeMap<>(plugins);
    changed.put(plugin.id(), plugin);
    return new PluginLock(changed);
  }

  /** Returns this without a plugin. */
  public PluginLock without(PluginId id) {
    Map<PluginId, LockedPlugin> changed = new TreeMap<>(plugins);
    changed.remove(id);
    return new PluginLock(changed);
  }

  private static PluginLock parse(List<String> lines) throws IOException {
    Map<PluginId, LockedPlugin> found = new TreeMap<>();
    boolean headed = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!headed && !line.equals(HEADER)) {
        throw new IOException("line %d is not '%s'".formatted(i + 1, HEADER));
      }
      if (headed) {
        LockedPlugin plugin = plugin(line, i + 1);
        if (found.put(plugin.id(), plugin) != null) {
          throw new IOException("line %d names '%s' again".formatted(i + 1, plugin.id()));
        }
      }
      headed = true;
    }
    if (!headed) {
      throw new IOException("it has no line '" + HEADER + "'");
    }
    return new PluginLock(found);
  }

  private static LockedPlugin plugin(String line, int number) throws IOException {
    String[] parts = line.split(" ", -1);
    try {
      if (parts.length == PARTS) {
        Optional<String> key = Optional.of(parts[3]).filter(text -> !text.equals(NO_KEY));
        return new LockedPlugin(new PluginId(parts[0]), parts[1], parts[2], key);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("line %d: %s".formatted(number, e.getMessage()), e);
    }
    throw new IOException("line %d is not 'ID VERSION SHA-256 KEY'".formatted(number));
  }
}
