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
 * Lets the methods of a test class take a {@link dev.runner.api.Cleanup} as a parameter, runs its
 * set-up in phases ({@link SkipCheck}, {@link SetUpCredentials}, {@link SetUpClients}, {@link
 * SetUpResources}), and lets clients know which {@link RunningTest} calls them.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({RunningTestExtension.class, RunnerExtension.class, FixtureExtension.class})
@API(status = EXPERIMENTAL, since = "0.1")
public @interface RunnerTest {}
