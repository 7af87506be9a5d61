package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells in which method the set-up of a class threw; what it threw is the cause.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class SetUpFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SetUpFailedException(String where, Throwable cause) {
    // Without a stack trace: only that of the cause says anything.
    super("The " + where + " failed: " + ThrowableText.of(cause), cause, true, false);
  }
}
