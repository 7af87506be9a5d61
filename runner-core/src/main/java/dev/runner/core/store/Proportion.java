package dev.runner.core.store;

/**
 * How often something happened of how often it could have, and how sure that is.
 *
 * <p>The bounds are the Wilson score interval at 95 %: the true rate lies between them 19 times out
 * of 20. E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22 (1927), pages 209 to 212; recommended for few
 * observations by Brown, Cai and DasGupta, "Interval estimation for a binomial proportion",
 * Statistical Science 16 (2001), pages 101 to 133.
 *
 * @param hits how often it happened
 * @param of how often it could have; not less
 */
public record Proportion(long hits, long of) {

  /** Both tails of the normal distribution behind it hold 5 %. */
  private static final double Z = 1.959963984540054;

  /** Returns the share; 0 if it never could have happened. */
  public double rate() {
    return of == 0 ? 0 : (double) hits / of;
  }

  /** Returns the least rate that is likely. */
  public double low() {
    return hits == 0 ? 0 : center() - half();
  }

  /** Returns the greatest rate that is likely. */
  public double high() {
    return hits == of ? 1 : center() + half();
  }

  private double center() {
    return (rate() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double half() {
    double variance = rate() * (1 - rate()) / of + Z * Z / (4.0 * of * of);
    return Z * Math.sqrt(variance) / (1 + Z * Z / of);
  }
}
