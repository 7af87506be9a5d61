package dev.runner.api.config;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Finds the name that was probably meant.
 *
 * @since 0.1
 */
@API(status = INTERNAL, since = "0.1")
public final class NearestName {

  private final Collection<String> names;

  /**
   * Creates a finder.
   *
   * @param names the names there are
   */
  public NearestName(Collection<String> names) {
    this.names = names;
  }

  private record Candidate(String name, int distance) {}

  /**
   * Finds the name with the fewest typing errors from a text: at most two, or a quarter of the
   * text's length. A text without a dot is compared with the last segments of names, too. Case does
   * not matter, nor whether words are joined by a dash or an underscore.
   *
   * @param text the text
   * @return the name; empty if none is near
   */
  public Optional<String> to(String text) {
    String wanted = normal(text);
    int limit = Math.max(2, wanted.length() / 4);
    return names.stream()
        .filter(
            name -> Math.abs(name.length() - wanted.length()) <= limit || endsWith(name, wanted))
        .map(name -> new Candidate(name, distance(wanted, name)))
        .filter(candidate -> candidate.distance <= limit)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  private static int distance(String wanted, String name) {
    return endsWith(name, wanted) ? 1 : typingErrors(wanted, normal(name));
  }

  private static boolean endsWith(String name, String wanted) {
    return wanted.indexOf('.') < 0 && normal(name).endsWith("." + wanted);
  }

  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Counts insertions, deletions, substitutions and swaps of neighbours. */
  private static int typingErrors(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + substitution);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
