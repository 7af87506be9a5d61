package dev.runner.core.report;

import dev.runner.core.store.StoredClass;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives each class of a run a file name of its own that every file system takes. */
final class ReportFileNames {

  /** Leaves room below the usual limit of 255 for what else the name holds. */
  private static final int LONGEST = 180;

  /** In small letters, because some file systems do not tell capitals. */
  private final Set<String> taken = new HashSet<>();

  /** Returns the name for a class; the same ones in the same order get the same names. */
  String next(StoredClass testClass) {
    String full = testClass.plugin() + "-" + testClass.name();
    String safe = full.replaceAll("[^A-Za-z0-9._$-]", "_");
    String name = safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    if (!name.equals(full)) {
      name = name + "-" + Integer.toHexString(full.hashCode());
    }
    String unique = name;
    for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
      unique = name + "-" + i;
    }
    return "TEST-" + unique + ".xml";
  }
}
