package dev.runner.core.compatibility;

import java.io.Serializable;
import java.util.Comparator;

/** Orders versions as people read them: numbers as numbers, {@code 1.9} before {@code 1.10}. */
final class VersionOrder implements Comparator<String>, Serializable {

  private static final long serialVersionUID = 1L;

  @Override
  public int compare(String one, String other) {
    String[] a = one.split("[.+-]", -1);
    String[] b = other.split("[.+-]", -1);
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int part = part(a[i], b[i]);
      if (part != 0) {
        return part;
      }
    }
    int length = Integer.compare(a.length, b.length);
    return length != 0 ? length : one.compareTo(other);
  }

  private static int part(String one, String other) {
    boolean numbers = isNumber(one) && isNumber(other);
    return numbers
        ? Long.compare(Long.parseLong(one), Long.parseLong(other))
        : one.compareTo(other);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 18
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
