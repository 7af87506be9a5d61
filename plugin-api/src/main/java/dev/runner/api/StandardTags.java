package dev.runner.api;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Names the tags that mean the same in all plugins, for JUnit's {@code @Tag}.
 *
 * <p>They are ordinary tags: {@code --tag EXPRESSION} selects by them, and a plugin may have others
 * besides. Only {@link #SMOKE} has an option of its own; none changes how a test is run.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class StandardTags {

  /** A quick look at what must always work; {@code --smoke} selects these tests alone. */
  public static final String SMOKE = "smoke";

  /** Takes minutes; {@code --tag '!slow'} leaves these tests out. */
  public static final String SLOW = "slow";

  /** Has to pass before a change of the system under test is accepted. */
  public static final String GATE = "gate";

  /** Checks that what is not allowed is refused. */
  public static final String NEGATIVE = "negative";

  /** Needs several accounts at the same time. */
  public static final String MULTI_USER = "multi-user";

  /** Needs a system under test of several nodes. */
  public static final String MULTI_NODE = "multi-node";

  /** Disturbs others that use the system under test meanwhile. */
  public static final String DISRUPTIVE = "disruptive";

  private StandardTags() {}
}
