package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A text that is not shown: not by {@code toString}, and not in what a client that was given it
 * writes down. Immutable.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Secret {

  /** What stands for a secret. */
  static final String MASK = "***";

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Wraps a text.
   *
   * @param value what is secret
   * @return the secret
   */
  public static Secret of(String value) {
    return new Secret(Objects.requireNonNull(value));
  }

  /**
   * Returns the text.
   *
   * @return what is secret; take care where it goes
   */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
