package dev.runner.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds what the classes of a plugin say of what must not run beside them: in their own files, and
 * in what these inherit and carry from the plugin's libraries.
 */
final class NeedsFinder implements AutoCloseable {

  private final Map<String, ClassNotes> notes;
  private final Set<String> absent = new LinkedHashSet<>();
  private final List<Path> libraries;
  private final List<JarFile> open = new ArrayList<>();

  /**
   * Creates a finder.
   *
   * @param own the notes of the plugin's own classes by binary name
   * @param libraries the jars that its class loader gets, in their order
   */
  NeedsFinder(Map<String, ClassNotes> own, List<Path> libraries) {
    this.notes = new HashMap<>(own);
    this.libraries = List.copyOf(libraries);
  }

  /**
   * Finds the needs.
   *
   * @param jar the installed jar, for messages
   * @param dependent whether the plugin depends on others
   * @throws PluginRejection if an annotation says what cannot be
   * @throws IOException if a library cannot be read
   */
  NeedsIndex find(Path jar, boolean dependent) throws PluginRejection, IOException {
    Map<String, ClassNeeds> classes = new HashMap<>();
    Map<String, Set<String>> outside = new HashMap<>();
    for (String name : List.copyOf(notes.keySet())) {
      Set<String> missing = new LinkedHashSet<>();
      ClassNeeds needs = needs(jar, name, missing);
      if (!needs.isNone()) {
        classes.put(name, needs);
      }
      if (dependent && !missing.isEmpty()) {
        outside.put(name, missing);
      }
    }
    return new NeedsIndex(classes, outside);
  }

  private ClassNeeds needs(Path jar, String className, Set<String> missing)
      throws PluginRejection, IOException {
    ClassNeeds needs = ClassNeeds.NONE;
    Set<String> seen = new LinkedHashSet<>(Set.of(className));
    Deque<String> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      String name = next.poll();
      ClassNotes found = notesOf(name);
      if (absent.contains(name)) {
        missing.add(name);
      }
      if (found.fault().isPresent()) {
        throw fault(jar, name, found.fault().get());
      }
      needs = needs.and(found.needs());
      found.related().stream().filter(seen::add).forEach(next::add);
    }
    return needs;
  }

  private ClassNotes notesOf(String name) throws IOException {
    ClassNotes known = notes.get(name);
    if (known != null) {
      return known;
    }
    ClassNotes read = readLibraries(name.replace('.', '/') + ".class");
    notes.put(name, read);
    if (read.equals(ClassNotes.NONE)) {
      absent.add(name);
    }
    return read;
  }

  private ClassNotes readLibraries(String entryName) throws IOException {
    if (open.isEmpty()) {
      for (Path library : libraries) {
        open.add(new JarFile(library.toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
      }
    }
    for (JarFile library : open) {
      ZipEntry entry = library.getEntry(entryName);
      if (entry != null) {
        try (InputStream in = library.getInputStream(entry)) {
          return ClassNotesReader.read(in.readNBytes(EntryRules.LARGEST_CLASS));
        }
      }
    }
    return ClassNotes.NONE;
  }

  private static PluginRejection fault(Path jar, String className, String fault) {
    return PluginRejection.of(
        "plugin.bad-need",
        jar,
        "has class '%s' with %s: correct it".formatted(VisibleText.of(className), fault));
  }

  @Override
  public void close() throws IOException {
    for (JarFile library : open) {
      library.close();
    }
  }
}
