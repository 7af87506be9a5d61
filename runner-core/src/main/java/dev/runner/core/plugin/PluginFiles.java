package dev.runner.core.plugin;

import java.nio.file.Path;
import java.util.List;

/**
 * The read-only copies from which a plugin is loaded.
 *
 * @param jar the copy of the installed jar
 * @param libraries the unpacked libraries
 */
public record PluginFiles(Path jar, List<Path> libraries) {

  /** Copies the list. */
  public PluginFiles {
    libraries = List.copyOf(libraries);
  }
}
