package dev.runner.api;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says how much of a limited resource a test class uses while it runs: connections, licences, test
 * accounts.
 *
 * <p>The operator says how much there is ({@code resources.NAME} in {@code runner.conf}); of a
 * resource of which nothing is said there is one unit. The classes that run at the same time, in
 * all forks and of all plugins, never use more together. A plugin with a class that needs more than
 * there is does not run, and an ERROR says so.
 *
 * <p>Of one resource the largest need counts among those of the class, its superclasses, its
 * interfaces, its nested classes, annotations that carry this one, and the plugin ({@code
 * Runner-Resources} in its manifest). Without the runner it has no effect.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Repeatable(Needs.List.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface Needs {

  /**
   * Returns the name of the resource.
   *
   * @return up to 64 small letters, digits and single dashes between them
   */
  String resource();

  /**
   * Returns how much of it is used.
   *
   * @return units, at least 1 and at most 1,000,000
   */
  int units() default 1;

  /** Holds several needs; written by the compiler where the annotation is repeated. */
  @Documented
  @Inherited
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @API(status = EXPERIMENTAL, since = "0.1")
  @interface List {

    /**
     * Returns the needs.
     *
     * @return at least one
     */
    Needs[] value();
  }
}
