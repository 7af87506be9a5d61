package dev.runner.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.pf4j.ManifestPluginDescriptorFinder;

/**
 * Makes a plugin jar out of a test jar and the jars that it needs.
 *
 * <p>Equal input gives equal bytes: entries keep their order and get one fixed time.
 *
 * @param id the plugin's id
 * @param version its version
 * @param tests the jar with the test classes
 * @param libraries the folder with the jars that they need
 * @param packages the test packages; empty for all of the jar
 * @param jvmArguments what the tests' JVM needs on its command line
 */
public record PluginWrap(
    PluginId id,
    String version,
    Path tests,
    Optional<Path> libraries,
    List<String> packages,
    List<String> jvmArguments) {

  /**
   * The time of all entries, near the earliest that a zip can hold. A local one: all others are
   * written by the time zone.
   */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** Copies the lists. */
  public PluginWrap {
    packages = List.copyOf(packages);
    jvmArguments = List.copyOf(jvmArguments);
  }

  /**
   * Writes the plugin.
   *
   * @param out the file, replaced if it exists
   * @return how many libraries it holds
   * @throws PluginWrapException if the input is no test jar, or the file cannot be written
   */
  public int write(Path out) throws PluginWrapException {
    check();
    try {
      List<Path> jars = libraryJars();
      Path target = out.toAbsolutePath();
      Files.createDirectories(target.getParent());
      Path draft =
          target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
      try {
        write(draft, jars);
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
      return jars.size();
    } catch (IOException e) {
      throw new PluginWrapException("Cannot write plugin '" + out + "': " + e, e);
    }
  }

  private void check() throws PluginWrapException {
    if (!Files.isRegularFile(tests)) {
      throw new PluginWrapException("Test jar '" + tests + "' does not exist");
    }
    if (libraries.isPresent() && !Files.isDirectory(libraries.get())) {
      throw new PluginWrapException("Library folder '" + libraries.get() + "' does not exist");
    }
    if (!new PluginVersions().isVersion(version)) {
      throw new PluginWrapException(
          "Invalid version '" + version + "' (expected a semantic version such as 1.2.3 or 1.2)");
    }
    for (String argument : jvmArguments) {
      if (argument.isBlank() || argument.strip().matches("(?s).*\\s.*")) {
        throw new PluginWrapException(
            "Invalid JVM argument '" + argument + "' (a manifest separates them by white space)");
      }
    }
  }

  private List<Path> libraryJars() throws IOException {
    if (libraries.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(libraries.get())) {
      return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
    }
  }

  private void write(Path file, List<Path> jars) throws IOException, PluginWrapException {
    try (ZipFile input = open();
        JarOutputStream output = new JarOutputStream(Files.newOutputStream(file))) {
      output.putNextEntry(timed(new JarEntry("META-INF/MANIFEST.MF")));
      manifest(input).write(output);
      output.closeEntry();
      for (ZipEntry entry : input.stream().toList()) {
        if (isKept(entry.getName())) {
          copy(input, entry, output);
        }
      }
      for (Path jar : jars) {
        store(jar, output);
      }
    }
  }

  private ZipFile open() throws PluginWrapException {
    try {
      return new ZipFile(tests.toFile());
    } catch (IOException e) {
      throw new PluginWrapException(
          "Test jar '" + tests + "' is no readable jar: " + e.getMessage(), e);
    }
  }

  private Manifest manifest(ZipFile input) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue(ManifestPluginDescriptorFinder.PLUGIN_ID, id.value());
    attributes.putValue(ManifestPluginDescriptorFinder.PLUGIN_VERSION, version);
    if (!packages.isEmpty()) {
      attributes.putValue(PluginManifest.TEST_PACKAGES, String.join(",", packages));
    }
    if (!jvmArguments.isEmpty()) {
      attributes.putValue(PluginManifest.JVM_ARGUMENTS, String.join(" ", jvmArguments));
    }
    if (isMultiRelease(input)) {
      attributes.put(Attributes.Name.MULTI_RELEASE, "true");
    }
    return manifest;
  }

  private static boolean isMultiRelease(ZipFile input) throws IOException {
    ZipEntry entry = input.getEntry(JarFile.MANIFEST_NAME);
    if (entry == null) {
      return false;
    }
    try (InputStream in = input.getInputStream(entry)) {
      String value = new Manifest(in).getMainAttributes().getValue(Attributes.Name.MULTI_RELEASE);
      return Boolean.parseBoolean(value);
    }
  }

  /** Leaves out the old manifest and signatures, which the new jar would break. */
  private static boolean isKept(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    boolean signature =
        upper.startsWith("META-INF/")
            && upper.indexOf('/', "META-INF/".length()) < 0
            && Stream.of(".SF", ".RSA", ".DSA", ".EC").anyMatch(upper::endsWith);
    return !signature && !upper.equals("META-INF/MANIFEST.MF");
  }

  private static void copy(ZipFile input, ZipEntry entry, JarOutputStream output)
      throws IOException {
    output.putNextEntry(timed(new JarEntry(entry.getName())));
    try (InputStream bytes = input.getInputStream(entry)) {
      bytes.transferTo(output);
    }
    output.closeEntry();
  }

  /** Jars are compressed already: stored as they are they unpack fastest. */
  private static void store(Path jar, JarOutputStream output) throws IOException {
    byte[] bytes = Files.readAllBytes(jar);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    JarEntry entry = timed(new JarEntry("lib/" + jar.getFileName()));
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    output.putNextEntry(entry);
    output.write(bytes);
    output.closeEntry();
  }

  private static JarEntry timed(JarEntry entry) {
    entry.setTimeLocal(EPOCH);
    return entry;
  }
}
