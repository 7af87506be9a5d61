package dev.runner.core.bisect;

import java.util.List;

/**
 * Answers the question of a search by trying; each answer is expensive.
 *
 * @param <T> what may be to blame
 */
@FunctionalInterface
public interface Oracle<T> {

  /** Tells whether it fails behind these, which are a part of all and in their order. */
  boolean fails(List<T> before);
}
