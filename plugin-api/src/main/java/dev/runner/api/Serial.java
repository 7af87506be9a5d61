package dev.runner.api;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Runs a test class while nothing else of the whole run does, in no fork and of no plugin.
 *
 * <p>Such classes run one after another when all others have ended. For tests that change what
 * every other test depends on, such as a restart of the system under test; where a part of the
 * system is all that must not be shared, {@link GlobalLock} costs less time.
 *
 * <p>It holds for subclasses, for classes that implement an interface which carries it, for a class
 * whose nested classes carry it, and as a meta-annotation. Without the runner it has no effect:
 * JUnit's {@code @Isolated} does the same inside one JVM.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface Serial {}
