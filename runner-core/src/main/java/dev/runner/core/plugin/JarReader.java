package dev.runner.core.plugin;

import dev.runner.core.issue.Issue;
import dev.runner.core.issue.RootCause;
import dev.runner.core.plugin.ManifestReader.Described;
import dev.runner.core.plugin.PluginCache.UnpackedPlugin;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginRuntimeException;

/** Reads one plugin jar as bytes and refuses what could not run. */
final class JarReader {

  private final PluginCache cache;
  private final PluginVersions versions;
  private final String apiVersion;
  private final ToIntFunction<PluginId> javas;

  JarReader(
      PluginCache cache,
      PluginVersions versions,
      String apiVersion,
      ToIntFunction<PluginId> javas) {
    this.javas = javas;
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
      String sha256 = SealedFile.digest(jar);
      int running = Runtime.version().feature();
      Optional<UnpackedPlugin> usual = cache.find(sha256, running);
      Path source = usual.map(plugin -> plugin.files().jar()).orElse(jar);
      Described described = new ManifestReader().describe(jar, source);
      int java = javas.applyAsInt(described.id());
      Optional<UnpackedPlugin> known = java == running ? usual : cache.find(sha256, java);
      Optional<PluginRejection> refusal = refusal(jar, described);
      return known.isPresent() || refusal.isPresent()
          ? new ReadJar(jar, sha256, described, known, refusal)
          : unpack(jar, sha256, java, described);
    } catch (IOException | PluginRuntimeException e) {
      throw unreadable(jar, e);
    }
  }

  private ReadJar unpack(Path jar, String sha256, int java, Described described) {
    try {
      UnpackedPlugin unpacked = cache.unpack(jar, sha256, java);
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

  private Optional<PluginRejection> refusal(Path jar, Described described) throws IOException {
    PluginDescriptor descriptor = described.descriptor();
    return linkedFromOutside(jar)
        .or(() -> badVersion(jar, descriptor))
        .or(() -> badRequires(jar, descriptor))
        .or(() -> badDependency(jar, descriptor))
        .or(() -> badKind(jar, described.manifest()))
        .or(() -> badResources(jar, described.manifest()));
  }

  /** Whoever may write where a link leads to could change what runs here. */
  private static Optional<PluginRejection> linkedFromOutside(Path jar) throws IOException {
    if (!Files.isSymbolicLink(jar)) {
      return Optional.empty();
    }
    Path file = jar.toRealPath();
    if (file.startsWith(jar.toAbsolutePath().getParent().toRealPath())) {
      return Optional.empty();
    }
    return Optional.of(
        rejection(
            "plugin.link-outside",
            jar,
            "is a link to '%s', outside of its folder: copy the jar, or name its folder with --plugins-dir"
                .formatted(file)));
  }

  private static Optional<PluginRejection> badKind(Path jar, PluginManifest manifest) {
    if (PluginManifest.KINDS.contains(manifest.kind())) {
      return Optional.empty();
    }
    return Optional.of(
        rejection(
            "plugin.bad-kind",
            jar,
            "has the Runner-Kind '%s' (allowed are %s): correct its manifest"
                .formatted(
                    VisibleText.of(manifest.kind()), String.join(", ", PluginManifest.KINDS))));
  }

  private static Optional<PluginRejection> badResources(Path jar, PluginManifest manifest) {
    return manifest
        .resources()
        .filter(text -> NeededResources.parse(text).isEmpty())
        .map(
            text ->
                rejection(
                    "plugin.bad-resources",
                    jar,
                    "has the Runner-Resources '%s' (expected is a list such as 'db=1, license=2', names of %s): correct its manifest"
                        .formatted(VisibleText.of(text), NeededResources.RULE)));
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
            "has the Plugin-Version '%s' (expected a semantic version such as 1.2.3 or 1.2): correct its manifest"
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
              "has the Plugin-Requires '%s' (expected a range such as >=1.0.0 & <2.0.0): correct its manifest"
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
                "has '%s@%s' among its Plugin-Dependencies (expected ID or ID@RANGE such as shop@>=1.0.0): correct its manifest"
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

  private static PluginRejection unreadable(Path jar, Exception problem) {
    if (problem instanceof AccessDeniedException) {
      return rejection(
          "plugin.unreadable-jar", jar, "may not be read: give yourself the right to read it");
    }
    if (problem instanceof NoSuchFileException) {
      return rejection("plugin.changed", jar, "was taken away while it was read: install it again");
    }
    Throwable reason = RootCause.of(problem);
    return rejection(
        "plugin.corrupt-jar",
        jar,
        "is no readable jar (%s): install it again"
            .formatted(Optional.ofNullable(reason.getMessage()).orElseGet(reason::toString)));
  }

  private static PluginRejection rejection(String code, Path jar, String what) {
    return PluginRejection.of(code, jar, what);
  }

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
      Set<PluginId> optional =
          descriptor.getDependencies().stream()
              .filter(PluginDependency::isOptional)
              .map(dependency -> new PluginId(dependency.getPluginId()))
              .collect(Collectors.toSet());
      String provider = Optional.ofNullable(descriptor.getProvider()).orElse("");
      return new InstalledPlugin(
          id(),
          descriptor.getVersion(),
          provider,
          jar,
          sha256,
          described.manifest(),
          dependencies,
          optional,
          plugin.files(),
          plugin.contents());
    }

    /** Tells that the cache's copy was not what it was when it was made. */
    Optional<Issue> damage() {
      return unpacked
          .flatMap(UnpackedPlugin::damage)
          .map(
              text ->
                  Issue.warning(
                      "plugin.cache-damaged",
                      id().value(),
                      "The cached copy of plugin '%s' was changed and made again from '%s': %s"
                          .formatted(id(), jar, text)));
    }

    RejectedPlugin rejected() {
      String version = Optional.ofNullable(described.descriptor().getVersion()).orElse("");
      return new RejectedPlugin(id(), version, jar, sha256, PluginState.REJECTED);
    }
  }
}
