package dev.runner.api.credential;

import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;

/**
 * A credential that nobody else has until it is given back.
 *
 * @since 0.1
 */
@API(status = INTERNAL, since = "0.1")
public interface CredentialLease extends AutoCloseable {

  /**
   * Returns what was borrowed.
   *
   * @return the credential
   */
  Credential credential();

  /** Gives it back; a second time does nothing. Never throws. */
  @Override
  void close();
}
