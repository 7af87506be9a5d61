package dev.runner.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A plugin whose jar passed all checks that need none of its code.
 *
 * @param id its id
 * @param version its version
 * @param provider who made it, empty if it does not say
 * @param jar the file that was installed
 * @param sha256 the digest of that file in hexadecimal
 * @param manifest its own attributes
 * @param dependencies the ids of the plugins whose classes it sees
 * @param optional those of them that it can do without
 * @param files where its unpacked files lie
 * @param contents what is in them
 */
public record InstalledPlugin(
    PluginId id,
    String version,
    String provider,
    Path jar,
    String sha256,
    PluginManifest manifest,
    List<PluginId> dependencies,
    Set<PluginId> optional,
    PluginFiles files,
    PluginContents contents) {

  /** Copies the collections. */
  public InstalledPlugin {
    dependencies = List.copyOf(dependencies);
    optional = Set.copyOf(optional);
  }

  /** Returns this with ids of its tests that do not count, in small letters. */
  InstalledPlugin disowning(Set<String> ids) {
    PluginContents other = contents.with(new TestIdIndex(contents.testIds().claims(), ids));
    return new InstalledPlugin(
        id, version, provider, jar, sha256, manifest, dependencies, optional, files, other);
  }

  /** Tells whether it cannot run without another plugin. */
  public boolean needs(PluginId other) {
    return dependencies.contains(other) && !optional.contains(other);
  }

  /** Tells whether it has code that must be asked before its tests can be prepared. */
  public boolean needsProbe() {
    return contents.declaresExtensions() || manifest.hasPluginClass();
  }
}
