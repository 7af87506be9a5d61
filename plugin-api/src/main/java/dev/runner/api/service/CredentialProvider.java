package dev.runner.api.service;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialRequest;
import org.apiguardian.api.API;
import org.pf4j.ExtensionPoint;

/**
 * Makes credentials for the tests of a plugin, and of those that depend on it.
 *
 * <p>An implementation is public, has a public constructor without parameters, and is named in the
 * jar's {@code META-INF/services/dev.runner.api.service.CredentialProvider}; a plugin has one at
 * most. It is called in a process of its own, one call at a time, with a deadline for each ({@code
 * services.timeout}); {@link dev.runner.api.config.PluginOptions#of} gives it the plugin's options.
 * That process may be another one for each call, so nothing can be kept in memory.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface CredentialProvider extends ExtensionPoint {

  /**
   * Makes an account that nobody else has.
   *
   * @param name a name that no other request has, of letters, digits and dashes; the account must
   *     be found by it if this call does not come to its end
   * @param request what is asked for
   * @return the credential, called by that name
   * @throws Exception if there can be none; {@link #release} is called then, too
   */
  Credential create(String name, CredentialRequest request) throws Exception;

  /**
   * Takes an account away that {@link #create} has made, or may have made.
   *
   * <p>After a crash the credential has no secrets, and no fields either if {@code create} did not
   * come to its end: the name must do. An account that does not exist, or not any more, is no
   * error.
   *
   * @param credential what was made
   * @throws Exception if it may still be there; it is tried again after a later run
   */
  void release(Credential credential) throws Exception;
}
