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
 * Marks a method that decides, before anything is set up, whether the tests of a class can run.
 *
 * <p>It skips them all by an assumption that does not hold, {@code Assumptions.assumeTrue(...)};
 * the reason names the method. It looks at the configuration and never at the system under test, or
 * nobody could tell beforehand what a run covers. Anything else that it throws fails the tests.
 *
 * <p>It is a {@code @BeforeAll} method of a class that carries {@link RunnerTest}: static, unless
 * the class has one instance for all tests, and with the same parameters. Those of superclasses
 * come first. All skip checks of a class come before its {@link SetUpCredentials}, {@link
 * SetUpClients}, {@link SetUpResources} and {@code @BeforeAll} methods.
 *
 * @since 0.1
 */
@Documented
@BeforeAll
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface SkipCheck {}
