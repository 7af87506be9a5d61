package dev.runner.core.plugin;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What must hold for the entries of a plugin's jar and of its libraries before one is read. */
final class EntryRules {

  /** Names that mean a place outside of the folder that an entry would be unpacked to. */
  private static final Pattern OUTSIDE =
      Pattern.compile("[/\\\\].*|[A-Za-z]:/.*|(?:.*[/\\\\])?\\.\\.(?:[/\\\\].*)?", Pattern.DOTALL);

  private static final int LONGEST_LIBRARY_NAME = 200;
  static final int LARGEST_CLASS = 16 << 20;

  private final Limits limits;

  EntryRules(Limits limits) {
    this.limits = limits;
  }

  /**
   * Checks all entries.
   *
   * @param jar the installed jar, for messages
   * @param what what is checked, for messages: the jar or one of its libraries
   * @param zip the open file
   * @throws PluginRejection if an entry breaks a rule
   */
  void check(Path jar, String what, ZipFile zip) throws PluginRejection {
    if (zip.size() > limits.entries()) {
      throw new PluginRejection(
          "plugin.too-large",
          jar.getFileName().toString(),
          "%s has %d entries (allowed are %d): bring fewer"
              .formatted(what, zip.size(), limits.entries()));
    }
    List<? extends ZipEntry> entries = zip.stream().toList();
    Set<String> seen = new HashSet<>();
    long bytes = 0;
    for (ZipEntry entry : entries) {
      checkName(jar, what, entry.getName());
      if (decidesSomething(entry.getName()) && !seen.add(key(entry.getName()))) {
        throw new PluginRejection(
            "plugin.corrupt-jar",
            jar.getFileName().toString(),
            "%s has more than one entry '%s': build the plugin again"
                .formatted(what, VisibleText.of(entry.getName())));
      }
      bytes += JarInspector.isLibrary(entry) ? 0 : Math.max(0, entry.getSize());
      checkSize(jar, what, entry, bytes);
    }
  }

  private static void checkName(Path jar, String what, String name) throws PluginRejection {
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new PluginRejection(
          "plugin.corrupt-jar",
          jar.getFileName().toString(),
          "%s has an entry '%s' with control characters in its name: build the plugin again"
              .formatted(what, VisibleText.of(name)));
    }
    boolean longName =
        JarInspector.LIBRARY.matcher(name).matches() && name.length() > LONGEST_LIBRARY_NAME;
    if (longName || OUTSIDE.matcher(name).matches() || name.indexOf('\\') >= 0) {
      throw new PluginRejection(
          "plugin.unsafe-entry",
          jar.getFileName().toString(),
          "%s has an entry '%s' (allowed are relative names without '..' or '\\', of libraries up to %d characters): build the plugin again, from sources you trust"
              .formatted(what, VisibleText.of(name), LONGEST_LIBRARY_NAME));
    }
  }

  private void checkSize(Path jar, String what, ZipEntry entry, long bytes) throws PluginRejection {
    boolean hugeClass = entry.getName().endsWith(".class") && entry.getSize() > LARGEST_CLASS;
    if (hugeClass || bytes > limits.bytes()) {
      throw new PluginRejection(
          "plugin.too-large",
          jar.getFileName().toString(),
          "%s unpacks to more than %d bytes at entry '%s': bring less"
              .formatted(
                  what,
                  hugeClass ? LARGEST_CLASS : limits.bytes(),
                  VisibleText.of(entry.getName())));
    }
  }

  /** Tells whether it matters which of two entries of this name is taken. */
  private static boolean decidesSomething(String name) {
    return name.endsWith(".class")
        || JarInspector.LIBRARY.matcher(name).matches()
        || name.equalsIgnoreCase(JarFile.MANIFEST_NAME)
        || name.startsWith("META-INF/services/")
        || name.equals(JarInspector.PF4J_INDEX);
  }

  /** Libraries are unpacked, and not every file system tells small letters from capitals. */
  private static String key(String name) {
    return name.endsWith(".class") ? name : name.toLowerCase(Locale.ROOT);
  }

  /**
   * How large a plugin may be.
   *
   * @param bytes of its own entries together, of its libraries together, and of what is in each
   * @param entries in its jar and in each library
   */
  record Limits(long bytes, int entries) {

    static final Limits USUAL = new Limits(512L << 20, 100_000);
  }
}
