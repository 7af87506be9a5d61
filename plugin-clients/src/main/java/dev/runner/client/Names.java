package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.security.SecureRandom;
import java.util.Random;
import org.apiguardian.api.API;

/**
 * Names for what tests create, which no other test and no earlier run has used: a prefix, by which
 * left-over things are found, and ten random letters and digits.
 *
 * <p>All names of a JVM come from one seed; safe for use by several threads.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Names {

  /** The system property that sets the seed, to get the same names again. */
  public static final String SEED = "runner.names.seed";

  /** Without letters that are taken for others. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final int LENGTH = 10;
  private static final Names ALL = new Names(Long.getLong(SEED, new SecureRandom().nextLong()));

  private final long seed;
  private final Random random;

  private Names(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /**
   * Returns a new name.
   *
   * @param prefix what it begins with
   * @return the prefix, a dash, and ten small letters and digits
   */
  public static String random(String prefix) {
    return ALL.next(prefix);
  }

  /**
   * Returns what the names of this JVM come from.
   *
   * @return the seed, which the system property {@link #SEED} takes
   */
  public static long seed() {
    return ALL.seed;
  }

  static Names of(long seed) {
    return new Names(seed);
  }

  String next(String prefix) {
    StringBuilder name = new StringBuilder(prefix).append('-');
    synchronized (random) {
      for (int i = 0; i < LENGTH; i++) {
        name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
    }
    return name.toString();
  }
}
