package dev.runner.exporter.testrail;

import dev.runner.api.export.ExportedTest;
import dev.runner.exporter.testrail.CaseIndex.RemoteCase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the cases of a test, as the options say. */
final class CaseFinder {

  /** {@code C12_buys}, {@code buys_C12()}, {@code C1_C2_buys}; not {@code C12buys}. */
  private static final Pattern IN_NAME =
      Pattern.compile("(?<![A-Za-z0-9])C([1-9][0-9]{0,15})(?![A-Za-z0-9])");

  /** {@code [C12]}, {@code [C1, C2]}: in free text nothing else is meant. */
  private static final Pattern IN_TEXT =
      Pattern.compile("\\[\\s*(C[1-9][0-9]{0,15}(?:\\s*,\\s*C[1-9][0-9]{0,15})*)\\s*]");

  private final CaseIndex index;
  private final List<String> match;

  /**
   * Creates it.
   *
   * @param settings by what; cases that are made are always found by their ids
   */
  CaseFinder(CaseIndex index, TestRailSettings.Cases settings) {
    this.index = index;
    Set<String> ways = new LinkedHashSet<>(settings.match());
    if (settings.create()) {
      ways.addAll(List.of("test-id", "automation-id"));
    }
    this.match = List.copyOf(ways);
  }

  /**
   * What was found.
   *
   * @param cases the cases; none if there is no case for the test
   * @param missing the ids that the test names and the suite does not have
   */
  record Found(List<RemoteCase> cases, List<Long> missing) {

    /** Tells whether the test says itself which cases it is about. */
    boolean isNamed() {
      return !cases.isEmpty() || !missing.isEmpty();
    }
  }

  /** Returns the cases of a test: those of the first way of finding them that finds any. */
  Found of(ExportedTest test) {
    for (String way : match) {
      Found found =
          switch (way) {
            case "name" -> named(test);
            case "test-id" -> known(test.uuid().stream());
            default ->
                known(Stream.of(AutomationId.of(test), test.className() + "." + test.name()));
          };
      if (found.isNamed()) {
        return found;
      }
    }
    return new Found(List.of(), List.of());
  }

  private Found named(ExportedTest test) {
    Set<Long> ids = new LinkedHashSet<>();
    collect(IN_NAME, test.name(), ids);
    Matcher lists = IN_TEXT.matcher(test.displayName());
    while (lists.find()) {
      collect(IN_NAME, lists.group(1), ids);
    }
    test.tags().stream()
        .filter(tag -> tag.matches("C[1-9][0-9]{0,15}"))
        .forEach(tag -> ids.add(Long.valueOf(tag.substring(1))));
    return new Found(
        ids.stream().map(index::byId).flatMap(Optional::stream).toList(),
        ids.stream().filter(id -> index.byId(id).isEmpty()).toList());
  }

  private Found known(Stream<String> automationIds) {
    return new Found(
        automationIds.map(index::byAutomationId).flatMap(Optional::stream).limit(1).toList(),
        List.of());
  }

  private static void collect(Pattern pattern, String text, Set<Long> ids) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      ids.add(Long.valueOf(matcher.group(1)));
    }
  }
}
