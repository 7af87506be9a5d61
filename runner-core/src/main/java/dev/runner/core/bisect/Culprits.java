package dev.runner.core.bisect;

import java.util.List;

/**
 * What a search has found.
 *
 * @param finding what it amounts to
 * @param culprits what makes it fail, in its order; without any one of them it does not, as far as
 *     was tried. Empty unless the finding is {@link Finding#CULPRITS}
 * @param <T> what may be to blame
 */
public record Culprits<T>(Finding finding, List<T> culprits) {

  /** Copies the list. */
  public Culprits {
    culprits = List.copyOf(culprits);
  }

  /** What a search amounts to. */
  public enum Finding {
    /** Some of those before it make it fail. */
    CULPRITS,
    /** It fails with nothing before it. */
    FAILS_ALONE,
    /** It does not fail, not even behind all of them. */
    NOT_REPRODUCIBLE
  }
}
