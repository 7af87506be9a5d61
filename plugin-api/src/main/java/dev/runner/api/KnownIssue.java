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
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says that a test cannot pass, or not always, because of an error of the system under test that is
 * known.
 *
 * <p>On a class it holds for all tests in it, those of nested classes and subclasses among them; as
 * a meta-annotation for whatever carries the annotation. Where several hold for one test, all are
 * shown, and the strictest mode counts: {@link Mode#SKIP} before {@link Mode#EXPECT} before {@link
 * Mode#UNSTABLE}.
 *
 * <p>Under the runner a failure keeps its outcome, message and trace, is flagged {@code KNOWN} or
 * {@code UNSTABLE}, and does not fail the run. {@code runner known-issues} lists what is known and
 * what seems fixed. Without the runner such a failure becomes an aborted test whose reason names
 * the issue.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Repeatable(KnownIssue.List.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KnownIssueExtension.class)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface KnownIssue {

  /**
   * Returns the issue.
   *
   * @return its id in the tracker, such as {@code SHOP-123}; not blank
   */
  String value();

  /**
   * Returns what is done about tests that have it.
   *
   * @return the mode
   */
  Mode mode() default Mode.EXPECT;

  /**
   * Returns what goes wrong.
   *
   * @return a sentence for people; empty for none
   */
  String reason() default "";

  /**
   * Returns where the issue can be read.
   *
   * @return an address; empty for the one that the option {@code known-issues.link} gives
   */
  String link() default "";

  /** What is done about tests that have a known issue. */
  @API(status = EXPERIMENTAL, since = "0.1")
  enum Mode {
    /** They do not run; needs Jupiter. */
    SKIP,
    /** They run and are expected to fail; if one passes, the issue seems fixed. */
    EXPECT,
    /** They run, and whether they fail or pass says nothing. */
    UNSTABLE
  }

  /** Holds several issues; written by the compiler where the annotation is repeated. */
  @Documented
  @Inherited
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @ExtendWith(KnownIssueExtension.class)
  @API(status = EXPERIMENTAL, since = "0.1")
  @interface List {

    /**
     * Returns the issues.
     *
     * @return at least one
     */
    KnownIssue[] value();
  }
}
