package dev.runner.core.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes and reads the needs of classes as lines of a contents file: class, kind, name, amount. */
final class NeedsLines {

  /** How such a line begins. */
  static final String KEY = "need ";

  private static final String BETWEEN = "\t";
  private static final String SERIAL = "serial";
  private static final String SHARED = "read";
  private static final String EXCLUSIVE = "lock";
  private static final String UNITS = "units";
  private static final String OUTSIDE = "outside";

  private NeedsLines() {}

  /** Returns the lines; none of its names holds a control character. */
  static List<String> of(NeedsIndex index) {
    List<String> lines = new ArrayList<>();
    index
        .classes()
        .forEach(
            (type, needs) -> {
              if (needs.serial()) {
                lines.add(line(type, SERIAL, "", 1));
              }
              needs
                  .locks()
                  .forEach(
                      (name, alone) -> lines.add(line(type, alone ? EXCLUSIVE : SHARED, name, 1)));
              needs.units().forEach((name, amount) -> lines.add(line(type, UNITS, name, amount)));
            });
    index
        .outside()
        .forEach((type, names) -> names.forEach(n -> lines.add(line(type, OUTSIDE, n, 1))));
    return lines;
  }

  /**
   * Reads lines, without their key.
   *
   * @throws IOException if they are not what was written
   */
  static NeedsIndex read(List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return NeedsIndex.NONE;
    }
    Map<String, ClassNeeds> classes = new HashMap<>();
    Map<String, Set<String>> outside = new HashMap<>();
    for (String line : lines) {
      String[] parts = line.split(BETWEEN, -1);
      try {
        if (parts[1].equals(OUTSIDE)) {
          outside.computeIfAbsent(parts[0], name -> new LinkedHashSet<>()).add(parts[2]);
        } else {
          classes.merge(parts[0], need(parts), ClassNeeds::and);
        }
      } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
        throw new IOException("The list of needs is damaged", e);
      }
    }
    return new NeedsIndex(classes, outside);
  }

  private static ClassNeeds need(String[] parts) {
    return switch (parts[1]) {
      case SERIAL -> ClassNeeds.ofSerial();
      case SHARED -> ClassNeeds.ofLock(parts[2], false);
      case EXCLUSIVE -> ClassNeeds.ofLock(parts[2], true);
      case UNITS -> ClassNeeds.ofUnits(Map.of(parts[2], Integer.parseInt(parts[3])));
      default -> throw new IllegalArgumentException(parts[1]);
    };
  }

  private static String line(String type, String kind, String name, int amount) {
    return KEY + String.join(BETWEEN, type, kind, name, String.valueOf(amount));
  }
}
