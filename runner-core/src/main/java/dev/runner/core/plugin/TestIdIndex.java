package dev.runner.core.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The ids that the test methods and classes of a plugin carry.
 *
 * @param claims who carries which
 * @param disowned those of them, in small letters, that others carry as well
 */
public record TestIdIndex(List<TestIdClaim> claims, Set<String> disowned) {

  /** No ids. */
  public static final TestIdIndex NONE = new TestIdIndex(List.of(), Set.of());

  /** How lines of a contents file begin that hold ids. */
  static final String KEY = "test-id ";

  private static final String BETWEEN = "\t";
  private static final int UUID_LENGTH = 36;

  /** Copies the collections. */
  public TestIdIndex {
    claims = List.copyOf(claims);
    disowned = Set.copyOf(disowned);
  }

  /** Tells whether a text is a UUID in its canonical form, in capitals or small letters. */
  public static boolean isUuid(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text.charAt(i);
      boolean hex = c < 0x80 && Character.digit(c, 16) >= 0;
      if (dash ? c != '-' : !hex) {
        return false;
      }
    }
    return text.length() == UUID_LENGTH;
  }

  /** Returns the ids that count by the class in whose file they are, in small letters. */
  public Map<String, List<String>> byClass() {
    Map<String, List<String>> ids = new HashMap<>();
    for (TestIdClaim claim : claims) {
      String id = claim.id().toLowerCase(Locale.ROOT);
      if (isUuid(id) && !disowned.contains(id)) {
        ids.computeIfAbsent(claim.className(), name -> new ArrayList<>()).add(id);
      }
    }
    return ids;
  }

  /** Returns the lines of a contents file. */
  List<String> lines() {
    return claims.stream()
        .map(c -> KEY + String.join(BETWEEN, c.className(), c.member(), c.id()))
        .toList();
  }

  /**
   * Reads lines, without their key.
   *
   * @throws IOException if they are not what was written
   */
  static TestIdIndex read(List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return NONE;
    }
    List<TestIdClaim> claims = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(BETWEEN, -1);
      if (parts.length != 3) {
        throw new IOException("The list of test ids is damaged");
      }
      claims.add(new TestIdClaim(parts[0], parts[1], parts[2]));
    }
    return new TestIdIndex(claims, Set.of());
  }
}
