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
 * Keeps test classes of one name apart, in all forks and of all plugins of a run.
 *
 * <p>The runner takes all locks of a class at once before it begins, and gives them back when all
 * of its tests have ended, so no order of locks can block a run. On a method the lock holds for the
 * whole class; tests of one class are not kept apart by it. It holds for subclasses, for classes
 * that implement an interface which carries it, for a class whose nested classes carry it, and as a
 * meta-annotation.
 *
 * <p>Names are the same for all plugins: two plugins that mean the same thing agree on one. Without
 * the runner it has no effect: JUnit's {@code @ResourceLock} does the same inside one JVM.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Repeatable(GlobalLock.List.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface GlobalLock {

  /**
   * Returns the name of what is locked.
   *
   * @return 1 to 200 characters, not all blank and without control characters
   */
  String value();

  /**
   * Returns how it is used.
   *
   * @return whether others may use it at the same time, too
   */
  Mode mode() default Mode.READ_WRITE;

  /** What classes that hold a lock do with it. */
  @API(status = EXPERIMENTAL, since = "0.1")
  enum Mode {
    /** Only look at it: many classes may, at the same time. */
    READ,
    /** Change it: one class may, and none may look at it meanwhile. */
    READ_WRITE
  }

  /** Holds several locks; written by the compiler where the annotation is repeated. */
  @Documented
  @Inherited
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @API(status = EXPERIMENTAL, since = "0.1")
  @interface List {

    /**
     * Returns the locks.
     *
     * @return at least one
     */
    GlobalLock[] value();
  }
}
