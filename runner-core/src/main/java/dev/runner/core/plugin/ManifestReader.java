package dev.runner.core.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;

/** Reads the manifest of a plugin's jar, as far as a manifest that means no harm can be long. */
final class ManifestReader {

  private static final int BYTES = 4 << 20;
  private static final int ATTRIBUTES = 1000;

  /**
   * Reads what a jar says of itself.
   *
   * @param installed the jar, for messages
   * @param source the file to read: the jar or a copy of it
   * @throws IOException if the file is no jar
   * @throws PluginRejection if it does not name itself
   */
  Described describe(Path installed, Path source) throws IOException, PluginRejection {
    Manifest manifest = manifest(installed, source).orElseThrow(() -> noId(installed));
    int attributes = manifest.getMainAttributes().size();
    if (attributes > ATTRIBUTES) {
      throw PluginRejection.of(
          "plugin.manifest-too-large",
          installed,
          "has %d attributes in its manifest (allowed are %d): build the plugin again"
              .formatted(attributes, ATTRIBUTES));
    }
    PluginDescriptor descriptor = new Finder().descriptor(manifest);
    String id = descriptor.getPluginId();
    if (id == null) {
      throw noId(installed);
    }
    if (!PluginId.isValid(id)) {
      throw PluginRejection.of(
          "plugin.bad-id",
          installed,
          "has the Plugin-Id '%s' (allowed are %s): name it so in its manifest"
              .formatted(VisibleText.of(id), PluginId.RULE));
    }
    return new Described(new PluginId(id), descriptor, PluginManifest.of(manifest));
  }

  private static Optional<Manifest> manifest(Path installed, Path source)
      throws IOException, PluginRejection {
    byte[] bytes;
    try (ZipFile zip = new ZipFile(source.toFile())) {
      ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = zip.getInputStream(entry)) {
        bytes = in.readNBytes(BYTES + 1);
      }
    }
    if (bytes.length > BYTES) {
      throw PluginRejection.of(
          "plugin.manifest-too-large",
          installed,
          "has a manifest of more than %d bytes: build the plugin again".formatted(BYTES));
    }
    try {
      return Optional.of(new Manifest(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw PluginRejection.of(
          "plugin.bad-manifest",
          installed,
          "has a manifest that cannot be read (%s): build the plugin again"
              .formatted(VisibleText.of(String.valueOf(e.getMessage()))));
    }
  }

  private static PluginRejection noId(Path jar) {
    return PluginRejection.of(
        "plugin.no-id",
        jar,
        "has no Plugin-Id in its manifest: add one, or make a plugin of a test jar with 'runner plugins wrap'");
  }

  /**
   * What a jar's manifest says.
   *
   * @param id its id
   * @param descriptor PF4J's view
   * @param manifest the runner's own attributes
   */
  record Described(PluginId id, PluginDescriptor descriptor, PluginManifest manifest) {}

  /** Opens PF4J's translation of a manifest, which it keeps to itself. */
  private static final class Finder extends ManifestPluginDescriptorFinder {

    PluginDescriptor descriptor(Manifest manifest) {
      return createPluginDescriptor(manifest);
    }
  }
}
