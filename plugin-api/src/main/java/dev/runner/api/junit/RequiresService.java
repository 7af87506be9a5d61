package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a test, or all tests of a class, where the system has no such service.
 *
 * <p>What the system has, the configuration alone says: {@code service-available.NAME}, an option
 * that the plugin declares by {@link dev.runner.api.config.AvailableServices}. Nothing is asked of
 * the system. A name that is not declared is an error of the test.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresServiceCondition.class)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface RequiresService {

  /**
   * Returns the names of the services, all of which must be there.
   *
   * @return at least one name
   */
  String[] value();
}
