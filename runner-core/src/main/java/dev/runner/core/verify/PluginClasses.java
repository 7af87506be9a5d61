package dev.runner.core.verify;

import dev.runner.core.plugin.InstalledPlugin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/**
 * A plugin's own classes.
 *
 * @param plugin the plugin
 * @param classes what its class files say, in the jar's order
 */
record PluginClasses(InstalledPlugin plugin, List<ClassFacts> classes) {

  PluginClasses {
    classes = List.copyOf(classes);
  }

  /**
   * Reads them from the copy that is loaded.
   *
   * @param java the number of the JDK that runs the plugin
   * @param code whether what their code uses is wanted as well
   * @throws IOException if that cannot be read
   */
  static PluginClasses read(InstalledPlugin plugin, int java, boolean code) throws IOException {
    List<ClassFacts> classes = new ArrayList<>();
    Runtime.Version version = Runtime.Version.parse(Integer.toString(java));
    try (JarFile jar =
        new JarFile(plugin.files().jar().toFile(), false, ZipFile.OPEN_READ, version)) {
      for (JarEntry entry : jar.versionedStream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
          ClassFactsReader.read(ClassPool.read(jar, entry), code).ifPresent(classes::add);
        }
      }
    }
    return new PluginClasses(plugin, classes);
  }
}
