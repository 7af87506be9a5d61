package dev.runner.api;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Gives a test method an identity that survives renames and moves.
 *
 * <p>The value is a UUID in its canonical text form, written once and never changed; a test's
 * history follows it. No two tests of all installed plugins may carry the same one. It is printed
 * in a test's id as {@code [id-<uuid>]}, as Tempest's {@code idempotent_id} is.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface TestId {

  /**
   * Returns the identity.
   *
   * @return a UUID in canonical text form
   */
  String value();
}
