package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that an option is not declared, has no value, or has one that is not allowed.
 *
 * <p>The message names the key, where the value comes from, what is allowed and what to do; it
 * never holds the value of a secret.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class OptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message the full sentence for the user
   */
  public OptionException(String message) {
    super(message);
  }
}
