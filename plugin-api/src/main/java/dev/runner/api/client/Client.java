package dev.runner.api.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.junit.RunningTestExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Injects a client by its name into a parameter of a test's constructor or method.
 *
 * <p>It is offered by a {@link ClientProvider} of the same plugin or of one that it names in {@code
 * Plugin-Dependencies}; without a runner, of the class path. All tests of a JVM share it.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({RunningTestExtension.class, ClientExtension.class})
@API(status = EXPERIMENTAL, since = "0.1")
public @interface Client {

  /**
   * Returns which client.
   *
   * @return the name that a plugin offers it by
   */
  String value();
}
