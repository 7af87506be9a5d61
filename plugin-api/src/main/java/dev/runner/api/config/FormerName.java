package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What an option or a group was called before.
 *
 * @param name the name; of an option also its full key, group and name joined by a dot
 * @param deprecation why it was given up, and until when it is read; empty if that was not said
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record FormerName(String name, Optional<Deprecation> deprecation) {

  /** Returns this with another name. */
  FormerName named(String other) {
    return new FormerName(other, deprecation);
  }

  /** Returns the name, when it goes, and why. */
  @Override
  public String toString() {
    return deprecation.map(why -> "'" + name + "' " + why).orElse("'" + name + "'");
  }
}
