package dev.runner.api.credential;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * What a test needs a credential for.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public enum CredentialKind {
  /** The user as whom a test works. */
  PRIMARY,
  /** Another user, to see what the first one must not. */
  ALT,
  /** An administrator. */
  ADMIN
}
