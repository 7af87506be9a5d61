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
 * Marks a method that creates in the system what the tests of a class share.
 *
 * <p>It is a {@code @BeforeAll} method of a class that carries {@link RunnerTest}, and comes behind
 * all of its {@link SetUpClients} methods and before its plain {@code @BeforeAll} methods; those of
 * superclasses come first. What it registers with a {@link dev.runner.api.Cleanup} is undone behind
 * the class, last made first, also if a later method fails.
 *
 * @since 0.1
 */
@Documented
@BeforeAll
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface SetUpResources {}
