package dev.runner.core.run;

import dev.runner.core.fork.FromFork;
import java.util.function.BooleanSupplier;

/** Where credentials come from. Safe for several threads, which it may hold up. */
interface CredentialSource {

  /**
   * Finds or makes a credential.
   *
   * @param wanted what is asked for
   * @param over whether nobody waits for it any more
   * @return the credential
   * @throws DeclinedException if there is none
   */
  Lent lend(FromFork.Wanted wanted, BooleanSupplier over) throws DeclinedException;
}
