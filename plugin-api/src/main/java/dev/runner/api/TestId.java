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
 * history follows it. No two methods or classes of all installed plugins may carry the same one:
 * where two do, the runner says so, and their tests count as tests without an id. It is printed in
 * a test's id as {@code [id-<uuid>]}, as Tempest's {@code idempotent_id} is. The invocations of a
 * parameterised method have its id and their number.
 *
 * <p>A method that several classes inherit is several tests. The id of each is made from that of
 * the method and that of the class: of the class's own {@code @TestId} if it carries one, else of
 * its name. On a class the annotation has no other effect.
 *
 * @since 0.1
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
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
