package dev.runner.api.credential;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;

/**
 * Tells that a credential, or a field of one, cannot be had.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class CredentialException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what cannot be had, why, and what to do about it
   */
  @API(status = INTERNAL, since = "0.1")
  public CredentialException(String message) {
    super(message);
  }
}
