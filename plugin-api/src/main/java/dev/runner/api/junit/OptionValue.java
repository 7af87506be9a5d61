package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Injects the value of an option into a field or parameter.
 *
 * <p>The type may be any that {@link dev.runner.api.config.PluginOptions#get} gives, or an {@code
 * Optional} of one; an option without a value fails anything but an {@code Optional}. A static
 * field is set before {@code @BeforeAll}, another one for each instance.
 *
 * @since 0.1
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunnerExtension.class)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface OptionValue {

  /**
   * Returns the option's full key.
   *
   * @return group and name joined by a dot
   */
  String value();
}
