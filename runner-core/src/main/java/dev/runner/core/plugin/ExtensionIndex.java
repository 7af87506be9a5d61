package dev.runner.core.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** PF4J's index of a plugin's extensions; of a class there that cannot be loaded it only logs. */
final class ExtensionIndex {

  private final LoadedPlugin plugin;

  ExtensionIndex(LoadedPlugin plugin) {
    this.plugin = plugin;
  }

  /**
   * Loads all classes of the index.
   *
   * @throws PluginLoadException if one cannot be loaded
   * @throws IOException if the index cannot be read
   */
  void check() throws PluginLoadException, IOException {
    for (String name : names()) {
      try {
        Class.forName(name, false, plugin.classLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        throw new PluginLoadException(
            plugin.id(),
            "cannot use '%s' of its %s".formatted(VisibleText.of(name), JarInspector.PF4J_INDEX),
            e);
      }
    }
  }

  private List<String> names() throws IOException {
    Optional<URL> index = plugin.ownResource(JarInspector.PF4J_INDEX);
    if (index.isEmpty()) {
      return List.of();
    }
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(index.get().openStream(), StandardCharsets.UTF_8))) {
      return in.lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }
}
