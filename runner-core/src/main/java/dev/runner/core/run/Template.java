package dev.runner.core.run;

import java.util.List;

/**
 * A template, or a dynamic container, whose later invocations are unknown.
 *
 * @param uniqueId its id
 * @param lastInvocation the invocation that was registered last, 0 if none
 * @param paths what each invocation has below it, if it is a class template
 * @param printedId its name for people
 */
record Template(String uniqueId, int lastInvocation, List<String> paths, String printedId) {

  static Template of(LedgerNode node) {
    return new Template(
        node.id(), node.lastInvocation(), node.pathsBelowInvocations(), node.printedId());
  }
}
