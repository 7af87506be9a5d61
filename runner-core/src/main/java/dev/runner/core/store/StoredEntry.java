package dev.runner.core.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stored report entry.
 *
 * @param at when it was published, by the clock of the fork
 * @param values its values by name, in the order in which they were given
 */
public record StoredEntry(Instant at, Map<String, String> values) {

  /** Copies the map. */
  public StoredEntry {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
