package dev.runner.core.suite;

import java.util.List;
import java.util.Optional;

/**
 * The lists that narrow a suite, each of them further.
 *
 * @param included regular expressions, one of which must be found in a test's listed id; an empty
 *     list selects nothing, an absent one restricts nothing
 * @param excluded regular expressions, none of which may be found there
 * @param only lists of tests; a test must be in all of them
 */
public record TestLists(
    Optional<List<ListedRegex>> included, List<ListedRegex> excluded, List<TestList> only) {

  /** No list at all. */
  public static final TestLists NONE = new TestLists(Optional.empty(), List.of(), List.of());

  /** Copies the lists. */
  public TestLists {
    included = included.map(List::copyOf);
    excluded = List.copyOf(excluded);
    only = List.copyOf(only);
  }

  /** Tells whether no list is given. */
  public boolean areAbsent() {
    return equals(NONE);
  }

  /** Returns why the lists select nothing; empty if that is not known before discovery. */
  public Optional<String> whyEmpty() {
    return only.stream()
        .filter(list -> list.names().isEmpty())
        .map(TestList::whyEmpty)
        .findFirst()
        .or(
            () ->
                included
                    .filter(List::isEmpty)
                    .map(none -> "The include list has no regular expression: it selects nothing"));
  }
}
