package dev.runner.api.junit;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class SimilarName {

  private SimilarName() {}

  private record Candidate(String name, int distance) {}

  /** Returns the name with the fewest typing errors, at most two or a quarter of the text. */
  static Optional<String> to(String text, Collection<String> names) {
    int limit = Math.max(2, text.length() / 4);
    return names.stream()
        .map(name -> new Candidate(name, distance(text, name)))
        .filter(candidate -> candidate.distance <= limit)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** Counts insertions, deletions and substitutions. */
  private static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] here = new int[to.length() + 1];
      here[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int substituted = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        int oneMore = Math.min(here[column - 1], above[column]) + 1;
        here[column] = Math.min(oneMore, above[column - 1] + substituted);
      }
      above = here;
    }
    return above[to.length()];
  }
}
