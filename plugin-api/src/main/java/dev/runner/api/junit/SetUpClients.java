package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.BeforeAll;

/**
 * Marks a method that makes the clients by which the tests of a class call the system.
 *
 * <p>It is a {@code @BeforeAll} method of a class that carries {@link RunnerTest}, and comes behind
 * all of its {@link SetUpCredentials} methods and before all of its {@link SetUpResources}; those
 * of superclasses come first. What it registers with a {@link dev.runner.api.Cleanup} is undone
 * behind the class, also if a later method fails.
 *
 * @since 0.1
 */
@Documented
@BeforeAll
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface SetUpClients {}
