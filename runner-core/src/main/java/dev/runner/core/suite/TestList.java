package dev.runner.core.suite;

import java.util.List;

/**
 * The only tests that are wanted, by their names.
 *
 * @param source where the names come from, for messages: {@code load list 'x.txt'}
 * @param names the names; none selects nothing
 * @param whyEmpty what to tell where there are none
 */
public record TestList(String source, List<TestName> names, String whyEmpty) {

  /** Copies the names. */
  public TestList {
    names = List.copyOf(names);
  }
}
