package dev.runner.core.trust;

import dev.runner.core.plugin.JarDigest;
import dev.runner.core.plugin.PluginId;
import java.util.Optional;

/**
 * A plugin as the lock knows it.
 *
 * @param id its id
 * @param version its version, without white space
 * @param sha256 the digest of its jar
 * @param key the fingerprint of the key that signed it; empty if none did
 */
public record LockedPlugin(PluginId id, String version, String sha256, Optional<String> key) {

  /** Refuses what could not be read again. */
  public LockedPlugin {
    boolean strangeKey = key.isPresent() && !JarDigest.isDigest(key.get());
    if (version.isEmpty() || version.matches("(?s).*\\s.*")) {
      throw new IllegalArgumentException("Invalid version '" + version + "'");
    }
    if (!JarDigest.isDigest(sha256) || strangeKey) {
      throw new IllegalArgumentException("Invalid SHA-256 '" + sha256 + "' or key " + key);
    }
  }
}
