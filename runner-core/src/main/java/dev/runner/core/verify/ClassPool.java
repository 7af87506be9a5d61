package dev.runner.core.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/** Finds classes in some jars or folders, the first of them first, and then in the running JDK. */
final class ClassPool implements AutoCloseable {

  private static final int LARGEST_CLASS = 16 << 20;

  private final List<JarFile> jars = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();
  private final boolean withJdk;
  private final Map<String, Optional<ClassFacts>> known = new HashMap<>();

  /**
   * Opens jars.
   *
   * @param withJdk whether the JDK's classes are found as well
   * @throws IOException if one cannot be opened
   */
  ClassPool(List<Path> places, boolean withJdk) throws IOException {
    this.withJdk = withJdk;
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        folders.add(place);
      } else {
        jars.add(new JarFile(place.toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
      }
    }
  }

  /** Returns what a class says; empty if it is not there or no class file. */
  Optional<ClassFacts> find(String internalName) {
    Optional<ClassFacts> found = known.get(internalName);
    if (found == null) {
      found = bytes(internalName + ".class").flatMap(file -> ClassFactsReader.read(file, false));
      known.put(internalName, found);
    }
    return found;
  }

  private Optional<byte[]> bytes(String entryName) {
    try {
      for (JarFile jar : jars) {
        JarEntry entry = jar.getJarEntry(entryName);
        if (entry != null) {
          return Optional.of(read(jar, entry));
        }
      }
      for (Path folder : folders) {
        Path file = folder.resolve(entryName);
        if (Files.exists(file)) {
          return Optional.of(Files.readAllBytes(file));
        }
      }
      return withJdk ? ofJdk(entryName) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> ofJdk(String entryName) throws IOException {
    try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(entryName)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  /** Reads an entry as far as a class file can be long. */
  static byte[] read(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readNBytes(LARGEST_CLASS);
    }
  }

  @Override
  public void close() throws IOException {
    for (JarFile jar : jars) {
      jar.close();
    }
  }
}
