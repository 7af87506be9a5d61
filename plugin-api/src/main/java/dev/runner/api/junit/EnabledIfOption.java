package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a class or method unless an option is set to one of some values.
 *
 * <p>The configuration alone decides, never the system under test. The reason of the skip tells the
 * option, its value and what was wanted. An option that is not declared, and a value that it could
 * never have, are errors. Of several such annotations all must hold.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(EnabledIfOption.List.class)
@ExtendWith(EnabledIfOptionCondition.class)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface EnabledIfOption {

  /**
   * Returns the option's full key.
   *
   * @return group and name joined by a dot
   */
  String value();

  /**
   * Returns the values with which the tests run, as they would be written in an environment
   * variable; of a list or map one of its elements.
   *
   * @return the values; empty if any will do but {@code false}
   */
  String[] anyOf() default {};

  /**
   * Holds several of them.
   *
   * @since 0.1
   */
  @Documented
  @Inherited
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @ExtendWith(EnabledIfOptionCondition.class)
  @API(status = EXPERIMENTAL, since = "0.1")
  @interface List {

    /**
     * Returns the annotations.
     *
     * @return all of them
     */
    EnabledIfOption[] value();
  }
}
