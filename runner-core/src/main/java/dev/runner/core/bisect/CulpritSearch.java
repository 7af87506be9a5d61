package dev.runner.core.bisect;

import dev.runner.core.bisect.Culprits.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds a smallest part of a list that makes something fail.
 *
 * <p>It looks for the shortest beginning behind which it fails, by halving: the last of that is a
 * culprit. It is kept, and what must come before it is looked for in the same way, until the
 * culprits suffice. For n candidates and k culprits that takes at most {@code 2 + k * (log2(n) +
 * 2)} questions, log2 rounded up; each new set is asked for once. An answer that depends on chance
 * leads anywhere, but a set is only returned if it was seen to fail.
 *
 * @param <T> what may be to blame
 */
public final class CulpritSearch<T> {

  private final List<T> candidates;
  private final Oracle<T> oracle;
  private final Map<List<Integer>, Boolean> answers = new HashMap<>();

  /**
   * Prepares a search.
   *
   * @param candidates all that may be to blame, in their order
   * @param oracle is asked in the calling thread; what it throws ends the search
   */
  public CulpritSearch(List<T> candidates, Oracle<T> oracle) {
    this.candidates = List.copyOf(candidates);
    this.oracle = oracle;
  }

  /** Searches. */
  public Culprits<T> search() {
    if (fails(List.of())) {
      return new Culprits<>(Finding.FAILS_ALONE, List.of());
    }
    if (!fails(beginning(candidates.size()))) {
      return new Culprits<>(Finding.NOT_REPRODUCIBLE, List.of());
    }
    List<Integer> found = new ArrayList<>();
    int end = candidates.size();
    do { // always: it fails behind the beginning up to 'end' with those found, not behind these
      end = shortest(end, found) - 1;
      found.add(0, end);
    } while (!fails(found));
    return new Culprits<>(Finding.CULPRITS, of(needed(found)));
  }

  /** Returns the length of the shortest beginning with which it fails. */
  private int shortest(int end, List<Integer> found) {
    int passes = 0;
    int fails = end;
    while (fails - passes > 1) {
      int middle = (passes + fails) >>> 1;
      List<Integer> some = beginning(middle);
      some.addAll(found);
      if (fails(some)) {
        fails = middle;
      } else {
        passes = middle;
      }
    }
    return fails;
  }

  /** Leaves out what turns out to be needless: where others undo what one does. */
  private List<Integer> needed(List<Integer> found) {
    List<Integer> needed = new ArrayList<>(found);
    for (Integer one : found.subList(1, found.size())) { // without the first it did not fail
      List<Integer> others = new ArrayList<>(needed);
      others.remove(one);
      if (fails(others)) {
        needed = others;
      }
    }
    return needed;
  }

  private boolean fails(List<Integer> places) {
    Boolean known = answers.get(places);
    if (known == null) {
      known = oracle.fails(of(places));
      answers.put(List.copyOf(places), known);
    }
    return known;
  }

  private List<T> of(List<Integer> places) {
    return places.stream().map(candidates::get).toList();
  }

  private static List<Integer> beginning(int length) {
    return new ArrayList<>(IntStream.range(0, length).boxed().toList());
  }
}
