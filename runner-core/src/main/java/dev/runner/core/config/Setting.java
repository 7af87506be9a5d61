package dev.runner.core.config;

import java.util.List;
import java.util.Optional;

/**
 * What one place of a file sets.
 *
 * @param key the segments joined by dots
 * @param values the texts of the value; empty for {@code null} and for an empty block
 * @param origin the place
 */
record Setting(String key, Optional<List<String>> values, Origin origin) {

  /** Returns key and origin: the value may be a secret. */
  @Override
  public String toString() {
    return key + " (" + origin + ")";
  }
}
