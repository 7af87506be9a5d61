package dev.runner.core.suite;

import dev.runner.core.result.TestDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says why a selection wants a test that it wants. */
public final class SelectionReasons {

  private final Selection selection;

  public SelectionReasons(Selection selection) {
    this.selection = selection;
  }

  /** Returns a reason for each part of the selection that could have left the test out. */
  public List<String> of(TestDescription test) {
    List<String> reasons = new ArrayList<>();
    selection.tagExpressions().forEach(tags -> reasons.add(tags(tags, test)));
    named(test).ifPresent(reasons::add);
    String id = test.listedId();
    selection.regexes().stream()
        .filter(regex -> isFound(regex, id))
        .findFirst()
        .ifPresent(regex -> reasons.add("regex '%s' is found in its id".formatted(regex)));
    selection.lists().included().stream()
        .flatMap(List::stream)
        .filter(rule -> isFound(rule.regex(), id))
        .findFirst()
        .ifPresent(rule -> reasons.add("include list %s is found in its id".formatted(rule)));
    selection.lists().only().forEach(list -> reasons.add("named by " + list.source()));
    return reasons;
  }

  private static String tags(String expression, TestDescription test) {
    return "tag expression '%s' holds for its tags %s".formatted(expression, test.tags());
  }

  private Optional<String> named(TestDescription test) {
    if (!selection.namesClasses()) {
      return Optional.empty();
    }
    return Optional.of(
        selection.wantsWholeClass(test.className())
            ? "its class is named"
            : "it is among the classes and methods that are named");
  }

  private static boolean isFound(String regex, String id) {
    return Pattern.compile(regex).matcher(id).find();
  }
}
