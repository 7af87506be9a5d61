package dev.runner.core.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the printed id that was probably meant: the one with the longest equal ends. */
final class NearestId {

  private final Collection<String> ids;

  NearestId(Collection<String> ids) {
    this.ids = ids;
  }

  /** Returns the id that differs least in one place; empty if less than two thirds is equal. */
  Optional<String> to(String text) {
    return ids.stream()
        .filter(id -> 3 * equal(id, text) >= 2 * Math.max(id.length(), text.length()))
        .max(
            Comparator.comparingInt((String id) -> 2 * equal(id, text) - id.length())
                .thenComparing(Comparator.reverseOrder()));
  }

  /** Counts the characters that two texts share at their beginnings and ends. */
  private static int equal(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int begin = 0;
    while (begin < shorter && a.charAt(begin) == b.charAt(begin)) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    return begin + end;
  }
}
