package dev.runner.core.plugin;

import dev.runner.core.issue.RootCause;
import dev.runner.core.plugin.PluginCache.UnpackedPlugin;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginRuntimeException;

/** Reads one plugin jar as bytes and refuses what could not run. */
final class JarReader {

  private final PluginCache cache;
  private final PluginVersions versions;
  private final String apiVersion;

  JarReader(PluginCache cache, PluginVersions versions, String apiVersion) {
    this.cache = cache;
    this.versions = versions;
    this.apiVersion = apiVersion;
  }

  /**
   * Reads a jar.
   *
   * @param jar the file
   * @return what its manifest and bytes say
   * @throws PluginRejection if it is no plugin, or not one for this runner
   */
  ReadJar read(Path jar) throws PluginRejection {
    if (!Files.isRegularFile(jar)) {
      throw rejection(
          "plugin.corrupt-jar", jar, "is no regular file: put the plugin's jar itself there");
    }
    try {
      String sha256 = PluginCache.sha256(jar);
      Described described = describe(jar);
      PluginDescriptor descriptor = described.descriptor();
      Optional<PluginRejection> refusal = refusal(jar, descriptor);
      if (refusal.isPresent()) {
        return new ReadJar(jar, sha256, described, Optional.empty(), refusal);
      }
      return unpack(jar, sha256, described);
    } catch (IOException | PluginRuntimeException e) {
      throw unreadable(jar, e);
    }
  }

  private ReadJar unpack(Path jar, String sha256, Described described) {
    try {
      UnpackedPlugin unpacked = cache.unpack(jar, sha256);
      return new ReadJar(jar, sha256, described, Optional.of(unpacked), Optional.empty());
    } catch (PluginRejection e) {
      return new ReadJar(jar, sha256, described, Optional.empty(), Optional.of(e));
    } catch (ZipException | EOFException e) {
      return new ReadJar(jar, sha256, described, Optional.empty(), Optional.of(unreadable(jar, e)));
    } catch (IOException e) {
      PluginRejection refusal =
          rejection(
              "plugin.not-unpacked",
              jar,
              "cannot be unpacked into the cache (%s): see that there is space and that you may write there"
                  .formatted(e));
      return new ReadJar(jar, sha256, described, Optional.empty(), Optional.of(refusal));
    }
  }

  private Described describe(Path jar) throws PluginRejection {
    Optional<Manifest> manifest = new ManifestReader().manifest(jar);
    if (manifest.isEmpty()) {
      throw noId(jar);
    }
    PluginDescriptor descriptor = new ManifestReader().descriptor(manifest.get());
    String id = descriptor.getPluginId();
    if (id == null) {
      throw noId(jar);
    }
    if (!PluginId.isValid(id)) {
      throw rejection(
          "plugin.bad-id",
          jar,
          "has the Plugin-Id '" + VisibleText.of(id) + "' (allowed are " + PluginId.RULE + ")");
    }
    return new Described(new PluginId(id), descriptor, PluginManifest.of(manifest.get()));
  }

  private Optional<PluginRejection> refusal(Path jar, PluginDescriptor descriptor) {
    return badVersion(jar, descriptor)
        .or(() -> badRequires(jar, descriptor))
        .or(() -> badDependency(jar, descriptor));
  }

  private Optional<PluginRejection> badVersion(Path jar, PluginDescriptor descriptor) {
    String version = descriptor.getVersion();
    if (version != null && versions.isVersion(version)) {
      return Optional.empty();
    }
    return Optional.of(
        rejection(
            "plugin.bad-version",
            jar,
            "has the Plugin-Version '%s' (expected a semantic version such as 1.2.3 or 1.2)"
                .formatted(version == null ? "" : VisibleText.of(version))));
  }

  private Optional<PluginRejection> badRequires(Path jar, PluginDescriptor descriptor) {
    String requires = descriptor.getRequires();
    if (requires == null) {
      return Optional.empty();
    }
    if (!isRange(requires)) {
      return Optional.of(
          rejection(
              "plugin.bad-requires",
              jar,
              "has the Plugin-Requires '%s' (expected a range such as >=1.0.0 & <2.0.0)"
                  .formatted(VisibleText.of(requires))));
    }
    if (!versions.checkVersionConstraint(apiVersion, requires)) {
      return Optional.of(
          rejection(
              "plugin.incompatible",
              jar,
              "needs plugin-api '%s', this is %s: install a matching version of one of the two"
                  .formatted(VisibleText.of(requires), apiVersion)));
    }
    return Optional.empty();
  }

  private Optional<PluginRejection> badDependency(Path jar, PluginDescriptor descriptor) {
    for (PluginDependency dependency : descriptor.getDependencies()) {
      String id = dependency.getPluginId();
      String range = dependency.getPluginVersionSupport();
      if (!PluginId.isValid(id) || !isRange(range)) {
        return Optional.of(
            rejection(
                "plugin.bad-dependency",
                jar,
                "has '%s@%s' among its Plugin-Dependencies (expected ID or ID@RANGE such as shop@>=1.0.0)"
                    .formatted(VisibleText.of(id), VisibleText.of(range))));
      }
    }
    return Optional.empty();
  }

  private boolean isRange(String range) {
    try {
      versions.checkVersionConstraint(apiVersion, range);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static PluginRejection unreadable(Path jar, Exception reason) {
    return rejection(
        "plugin.corrupt-jar",
        jar,
        "is no readable jar (" + RootCause.of(reason).getMessage() + "): install it again");
  }

  private static PluginRejection noId(Path jar) {
    return rejection(
        "plugin.no-id",
        jar,
        "has no Plugin-Id in its manifest: add one, or make a plugin of a test jar with 'runner plugins wrap'");
  }

  private static PluginRejection rejection(String code, Path jar, String what) {
    return new PluginRejection(
        code, jar.getFileName().toString(), "Plugin jar '" + jar + "' " + what);
  }

  /**
   * What a jar's manifest says.
   *
   * @param id its id
   * @param descriptor PF4J's view
   * @param manifest the runner's own attributes
   */
  record Described(PluginId id, PluginDescriptor descriptor, PluginManifest manifest) {}

  /**
   * A jar that names itself.
   *
   * @param jar the file
   * @param sha256 its digest
   * @param described its manifest
   * @param unpacked its files, unless it is refused
   * @param refusal why it is refused
   */
  record ReadJar(
      Path jar,
      String sha256,
      Described described,
      Optional<UnpackedPlugin> unpacked,
      Optional<PluginRejection> refusal) {

    PluginId id() {
      return described.id();
    }

    InstalledPlugin installed() {
      UnpackedPlugin plugin = unpacked.orElseThrow();
      PluginDescriptor descriptor = described.descriptor();
      List<PluginId> dependencies =
          descriptor.getDependencies().stream()
              .map(dependency -> new PluginId(dependency.getPluginId()))
              .toList();
      String provider = Optional.ofNullable(descriptor.getProvider()).orElse("");
      return new InstalledPlugin(
          id(),
          descriptor.getVersion(),
          provider,
          jar,
          sha256,
          described.manifest(),
          dependencies,
          plugin.files(),
          plugin.contents());
    }

    RejectedPlugin rejected() {
      String version = Optional.ofNullable(described.descriptor().getVersion()).orElse("");
      return new RejectedPlugin(id(), version, jar, sha256, PluginState.REJECTED);
    }
  }

  /** Opens PF4J's manifest reading, which it keeps to itself. */
  private static final class ManifestReader extends ManifestPluginDescriptorFinder {

    Optional<Manifest> manifest(Path jar) {
      return Optional.ofNullable(readManifestFromJar(jar));
    }

    PluginDescriptor descriptor(Manifest manifest) {
      return createPluginDescriptor(manifest);
    }
  }
}
