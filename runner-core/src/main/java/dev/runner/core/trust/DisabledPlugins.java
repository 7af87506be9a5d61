package dev.runner.core.trust;

import dev.runner.core.file.WholeFile;
import dev.runner.core.plugin.PluginId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plugins that an operator has switched off: the file {@code plugins.disabled}, one id a line,
 * sorted.
 *
 * @param ids their ids
 */
public record DisabledPlugins(Set<PluginId> ids) {

  /** The file's name in the workspace. */
  public static final String FILE = "plugins.disabled";

  /** Copies the ids. */
  public DisabledPlugins {
    ids = Set.copyOf(ids);
  }

  /**
   * Reads a workspace's file.
   *
   * @param workspace its folder
   * @throws IOException if it cannot be read or holds something else
   */
  public static DisabledPlugins read(Path workspace) throws IOException {
    Set<PluginId> ids = new TreeSet<>();
    try {
      for (String line : Files.readAllLines(workspace.resolve(FILE))) {
        String id = line.strip();
        if (!id.isEmpty() && !id.startsWith("#")) {
          ids.add(new PluginId(id));
        }
      }
    } catch (NoSuchFileException e) {
      return new DisabledPlugins(Set.of());
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    return new DisabledPlugins(ids);
  }

  /** Returns this with a plugin. */
  public DisabledPlugins with(PluginId id) {
    Set<PluginId> more = new TreeSet<>(ids);
    more.add(id);
    return new DisabledPlugins(more);
  }

  /** Returns this without a plugin. */
  public DisabledPlugins without(PluginId id) {
    Set<PluginId> fewer = new TreeSet<>(ids);
    fewer.remove(id);
    return new DisabledPlugins(fewer);
  }

  /** Writes this into a workspace; no plugins leave no file. */
  public void write(Path workspace) throws IOException {
    Path file = workspace.resolve(FILE);
    if (ids.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    List<String> lines = new ArrayList<>(List.of("# Plugins that do not run, one id a line."));
    ids.stream().sorted().forEach(id -> lines.add(id.value()));
    WholeFile.replace(file, lines);
  }
}
