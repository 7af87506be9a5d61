package dev.runner.core.plugin;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.pf4j.ManifestPluginDescriptorFinder;

/** Reads what a plugin's jar holds of its own: classes, extensions, engines. */
final class JarInspector {

  static final Pattern LIBRARY = Pattern.compile("lib/[^/\\\\]+\\.jar");
  private static final String CLASS = ".class";
  private static final String ENGINES = "META-INF/services/org.junit.platform.engine.TestEngine";
  private static final String OPTIONS =
      "META-INF/services/dev.runner.api.config.OptionDeclarations";
  private static final String CLIENTS = "META-INF/services/dev.runner.api.client.ClientProvider";
  static final String PF4J_INDEX = "META-INF/extensions.idx";
  private static final Pattern ANONYMOUS_OR_LOCAL = Pattern.compile(".*\\$\\d.*");

  /**
   * What a jar's own entries are.
   *
   * @param classes binary names of classes that could be test classes, sorted
   * @param shared the first of its own classes that belongs to a shared package
   * @param major the newest class file version
   * @param extensions whether it declares extensions
   * @param services the services that it names
   * @param engines whether it brings engines, or uses JUnit's suite engine
   * @param notes what each of its own classes says of what may run beside its tests
   * @param dependent whether it sees classes of other plugins
   */
  record Findings(
      List<String> classes,
      Optional<String> shared,
      int major,
      boolean extensions,
      Set<ServiceKind> services,
      boolean engines,
      Map<String, ClassNotes> notes,
      boolean dependent) {}

  private final List<String> classes = new ArrayList<>();
  private final Map<String, ClassNotes> notes = new HashMap<>();
  private Optional<String> shared = Optional.empty();
  private int major;
  private boolean suite;

  private JarInspector() {}

  /**
   * Reads a jar.
   *
   * @param jar the jar, opened for the running JDK: of a class in several versions, the one that
   *     would be loaded counts
   */
  static Findings inspect(JarFile jar) throws IOException {
    return new JarInspector().read(jar);
  }

  /** Tells whether an entry is a bundled library. */
  static boolean isLibrary(ZipEntry entry) {
    return LIBRARY.matcher(entry.getName()).matches();
  }

  /** Tells whether a jar brings a test engine. */
  static boolean bringsEngine(ZipFile jar) {
    return jar.getEntry(ENGINES) != null;
  }

  private Findings read(JarFile jar) throws IOException {
    for (JarEntry entry : jar.versionedStream().toList()) {
      String name = entry.getName();
      if (name.endsWith(CLASS) && !name.startsWith("META-INF/") && !entry.isDirectory()) {
        readClass(jar, entry, name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
      }
    }
    classes.sort(null);
    Set<ServiceKind> services = ServiceKind.in(jar);
    boolean extensions =
        services.stream().anyMatch(ServiceKind::describesItself)
            || List.of(OPTIONS, CLIENTS, PF4J_INDEX).stream()
                .anyMatch(name -> jar.getEntry(name) != null);
    return new Findings(
        classes,
        shared,
        major,
        extensions,
        services,
        suite || bringsEngine(jar),
        notes,
        isDependent(jar));
  }

  private static boolean isDependent(JarFile jar) throws IOException {
    Manifest manifest = jar.getManifest();
    String dependencies = ManifestPluginDescriptorFinder.PLUGIN_DEPENDENCIES;
    return manifest != null && manifest.getMainAttributes().getValue(dependencies) != null;
  }

  private void readClass(JarFile jar, JarEntry entry, String className) throws IOException {
    if (shared.isEmpty() && SharedPackages.contain(className)) {
      shared = Optional.of(className);
    }
    byte[] bytes = bytes(jar, entry);
    ClassFileHeader header = header(bytes, entry);
    notes.put(className, ClassNotesReader.read(bytes));
    major = Math.max(major, header.major());
    suite |= header.usesSuite();
    if (header.isConcreteClass() && !ANONYMOUS_OR_LOCAL.matcher(className).matches()) {
      classes.add(className);
    }
  }

  private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readNBytes(EntryRules.LARGEST_CLASS);
    } catch (IOException e) {
      throw new IOException("entry '" + entry.getName() + "': " + e.getMessage(), e);
    }
  }

  private static ClassFileHeader header(byte[] bytes, JarEntry entry) throws IOException {
    try {
      return ClassFileHeader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (EOFException e) {
      throw new IOException("entry '" + entry.getName() + "' is cut off", e);
    } catch (IOException e) {
      throw new IOException("entry '" + entry.getName() + "': " + e.getMessage(), e);
    }
  }
}
