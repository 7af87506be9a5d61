package dev.runner.exporter.testrail;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Picks what an option means by a name or an id. */
final class Choice {

  private static final int SHOWN = 10;

  private final String option;
  private final String what;
  private final Consumer<String> problems;

  /**
   * Creates it.
   *
   * @param option the option's key
   * @param what what it names: a project
   * @param problems is told why nothing could be picked
   */
  Choice(String option, String what, Consumer<String> problems) {
    this.option = option;
    this.what = what;
    this.problems = problems;
  }

  /** Returns what has that id or else that name; empty if that is none of them, or several. */
  Optional<Node> of(String wanted, List<Node> there) {
    List<Node> fits = there.stream().filter(node -> isNamed(node, wanted)).toList();
    List<Node> byId = there.stream().filter(node -> wanted.equals("" + node.id())).toList();
    if (byId.size() == 1 || fits.size() == 1) {
      return Optional.of(byId.size() == 1 ? byId.get(0) : fits.get(0));
    }
    problems.accept(
        fits.isEmpty()
            ? "%s '%s' in '%s' is not in TestRail, or you may not see it (there %s)"
                .formatted(what, wanted, option, names(there))
            : "%s '%s' in '%s' is the name of several (ids %s): give the id instead"
                .formatted(
                    what,
                    wanted,
                    option,
                    fits.stream().map(node -> "" + node.id()).collect(Collectors.joining(", "))));
    return Optional.empty();
  }

  private static boolean isNamed(Node node, String wanted) {
    return node.text("name").equalsIgnoreCase(wanted) || node.text("label").equals(wanted);
  }

  private static String names(List<Node> there) {
    if (there.isEmpty()) {
      return "is none";
    }
    String names =
        there.stream()
            .limit(SHOWN)
            .map(node -> "'" + node.text("name") + "'")
            .collect(Collectors.joining(", "));
    return (there.size() == 1 ? "is " : "are ") + names + (there.size() > SHOWN ? ", ..." : "");
  }
}
