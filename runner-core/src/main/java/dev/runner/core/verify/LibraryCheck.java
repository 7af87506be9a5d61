package dev.runner.core.verify;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/** Finds libraries of a plugin that its JDK cannot run. */
final class LibraryCheck {

  /** The class file version of Java 1 is 45. */
  private static final int OLDEST_MAJOR = 44;

  /**
   * Returns an issue for each library no class of which can be loaded; single newer classes are
   * common, for optional parts.
   *
   * @param java the number of the JDK that runs the plugin
   * @throws IOException if a library cannot be read
   */
  List<Issue> check(InstalledPlugin plugin, int java) throws IOException {
    List<Issue> issues = new ArrayList<>();
    for (Path library : plugin.files().libraries()) {
      int oldest = oldest(library, java);
      if (oldest > java && oldest < Integer.MAX_VALUE) {
        issues.add(
            Issue.error(
                "plugin.needs-newer-jdk",
                plugin.id().value(),
                "Library '%s' of plugin '%s' is compiled for Java %d, its forks run Java %d: bring an older version of it, or name a newer JDK by plugins.%s.fork.java-home"
                    .formatted(library.getFileName(), plugin.id(), oldest, java, plugin.id())));
      }
    }
    return issues;
  }

  /** Returns the lowest Java that any class needs; the largest number if there is no class. */
  private static int oldest(Path library, int java) throws IOException {
    int oldest = Integer.MAX_VALUE;
    Runtime.Version version = Runtime.Version.parse(Integer.toString(java));
    try (JarFile jar = new JarFile(library.toFile(), false, ZipFile.OPEN_READ, version)) {
      for (JarEntry entry : jar.versionedStream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
          try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            in.skipNBytes(6); // magic number and minor version
            oldest = Math.min(oldest, in.readUnsignedShort() - OLDEST_MAJOR);
          }
        }
        if (oldest <= java) {
          return oldest;
        }
      }
    }
    return oldest;
  }
}
