package dev.runner.core.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Writes jars for tests: sources are compiled against this process's class path, all else is taken
 * as it is. What a jar lacks, a manifest included, is what a test wants it to lack.
 */
public final class PluginJarBuilder {

  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private Optional<Path> seen = Optional.empty();

  private PluginJarBuilder() {}

  /** Begins a jar that is no plugin. */
  public static PluginJarBuilder jar() {
    return new PluginJarBuilder();
  }

  /** Begins a plugin of version 1.0.0. */
  public static PluginJarBuilder plugin(String id) {
    return jar().attribute("Plugin-Id", id).attribute("Plugin-Version", "1.0.0");
  }

  /** Sets an attribute of the manifest. */
  public PluginJarBuilder attribute(String name, String value) {
    attributes.put(name, value);
    return this;
  }

  /** Leaves an attribute of the manifest out. */
  public PluginJarBuilder without(String name) {
    attributes.remove(name);
    return this;
  }

  /** Adds a class by its source, which begins behind the package. */
  public PluginJarBuilder source(String className, String body) {
    int dot = className.lastIndexOf('.');
    String head = dot < 0 ? "" : "package " + className.substring(0, dot) + ";\n";
    sources.put(className, head + body);
    return this;
  }

  /** Adds an entry. */
  public PluginJarBuilder entry(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  /** Adds an entry of text. */
  public PluginJarBuilder entry(String name, String text) {
    return entry(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a jar as the library {@code lib/NAME}. */
  public PluginJarBuilder library(String name, PluginJarBuilder library) {
    return entry("lib/" + name, library.bytes());
  }

  /** Lets the sources see the classes of another jar. */
  public PluginJarBuilder seeing(Path jar) {
    seen = Optional.of(jar);
    return this;
  }

  /** Writes the jar and returns the file. */
  public Path write(Path file) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the jar's bytes. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void write(OutputStream out) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(out)) {
      if (!attributes.isEmpty()) {
        jar.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
        manifest().write(jar);
      }
      Map<String, byte[]> all = new LinkedHashMap<>(Compilation.of(sources, seen));
      all.putAll(entries);
      for (Map.Entry<String, byte[]> entry : all.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
      jar.finish();
    }
  }

  private Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach(manifest.getMainAttributes()::putValue);
    return manifest;
  }
}
