package dev.runner.core.plugin;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How limited resources are named, counted and written in a manifest: {@code db=1, license=2}. */
public final class NeededResources {

  /** The most units of a resource that can be needed or there can be. */
  public static final int MOST = 1_000_000;

  /** What a name must be, for messages. */
  static final String RULE =
      "up to 64 small letters, digits and single dashes, and 1 to %,d units".formatted(MOST);

  private static final int LONGEST = 64;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,7}");

  private NeededResources() {}

  /** Tells whether a resource can have a name. */
  public static boolean isName(String name) {
    return name.length() <= LONGEST && NAME.matcher(name).matches();
  }

  /** Tells whether so many units can be needed. */
  static boolean isAmount(int units) {
    return units >= 1 && units <= MOST;
  }

  /** Reads the text of a manifest; empty if it is none. A name without an amount means one unit. */
  static Optional<SortedMap<String, Integer>> parse(String text) {
    SortedMap<String, Integer> units = new TreeMap<>();
    for (String part : text.strip().split("\\s*,\\s*", -1)) {
      int sign = part.indexOf('=');
      String name = sign < 0 ? part : part.substring(0, sign).strip();
      String amount = sign < 0 ? "1" : part.substring(sign + 1).strip();
      boolean good =
          isName(name)
              && AMOUNT.matcher(amount).matches()
              && isAmount(Integer.parseInt(amount))
              && units.put(name, Integer.parseInt(amount)) == null;
      if (!good) {
        return Optional.empty();
      }
    }
    return Optional.of(units);
  }
}
