package dev.runner.core.plugin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** Which packages the host's own jars hold. Looks them up when first asked. */
final class HostPackages {

  private Optional<Set<String>> packages = Optional.empty();
  private final java.util.List<Path> jars;

  HostPackages(java.util.List<Path> jars) {
    this.jars = java.util.List.copyOf(jars);
  }

  /** Finds the host's jars, or in a development build its folders, on this class path. */
  static HostPackages ofThisProcess() {
    return new HostPackages(
        SharedPackages.MARKERS.stream().map(HostJar::of).flatMap(Optional::stream).toList());
  }

  /** Returns a short text that changes when one of the host's jars does. */
  String digest() {
    CRC32 crc = new CRC32();
    for (Path jar : jars) {
      String state = jar.getFileName() + " " + size(jar);
      crc.update(state.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return "%08x".formatted(crc.getValue());
  }

  /**
   * Tells whether every class of a library belongs to a shared package that the host holds, so that
   * the plugin would never see the library's own.
   */
  boolean provideAllOf(ZipFile library) {
    Set<String> found = new HashSet<>();
    library.stream()
        .map(java.util.zip.ZipEntry::getName)
        .filter(HostPackages::isPlainClass)
        .forEach(name -> found.add(packageOf(name)));
    return !found.isEmpty() && found.stream().allMatch(this::provide);
  }

  private boolean provide(String packageName) {
    return SharedPackages.contain(packageName + ".") && all().contains(packageName);
  }

  private Set<String> all() {
    if (packages.isEmpty()) {
      Set<String> found = new HashSet<>();
      jars.forEach(
          jar ->
              names(jar)
                  .filter(HostPackages::isPlainClass)
                  .forEach(name -> found.add(packageOf(name))));
      packages = Optional.of(found);
    }
    return packages.get();
  }

  private static boolean isPlainClass(String name) {
    return name.endsWith(".class")
        && !name.startsWith("META-INF/")
        && !name.endsWith("module-info.class");
  }

  private static String packageOf(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash).replace('/', '.');
  }

  private static Stream<String> names(Path jar) {
    try {
      if (Files.isDirectory(jar)) {
        try (Stream<Path> files = Files.walk(jar)) {
          return files
              .map(file -> jar.relativize(file).toString().replace(File.separatorChar, '/'))
              .toList()
              .stream();
        }
      }
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        return zip.stream().map(java.util.zip.ZipEntry::getName).toList().stream();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Cannot read the runner's own '" + jar + "'", e);
    }
  }

  private static long size(Path jar) {
    try {
      FileTime modified = Files.getLastModifiedTime(jar);
      return Files.isDirectory(jar) ? modified.toMillis() : Files.size(jar);
    } catch (IOException e) {
      return -1; // the jar cannot be read: its packages will say so
    }
  }
}
