package dev.runner.api.credential;

import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;

/**
 * A class loader whose classes can borrow credentials; the runner's plugin loader is one.
 *
 * @since 0.1
 */
@API(status = INTERNAL, since = "0.1")
public interface CredentialScope {

  /**
   * Borrows a credential; waits for it as long as the run allows. Safe for several threads.
   *
   * @param request what is asked for
   * @param holder who asks, for messages
   * @return the lease
   * @throws CredentialException if there is none, with the reason
   */
  CredentialLease borrow(CredentialRequest request, String holder);
}
