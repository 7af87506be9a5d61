package dev.runner.core.run;

import dev.runner.api.credential.Credential;

/**
 * A credential that is ready to be used.
 *
 * @param credential the credential
 * @param account what it is called in the report of usage
 * @param slow whether giving it back may take long
 * @param end gives it back; never throws
 */
record Lent(Credential credential, String account, boolean slow, Runnable end) {}
