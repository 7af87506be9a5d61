package dev.runner.core.run;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.Portion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be run or left out before a test: a method, or where the test is one of its invocations
 * another of them.
 *
 * @param plugin its plugin
 * @param uniqueId its unique id
 * @param line the line of a load list that names it
 * @param portion the portion with which it ran
 */
record Candidate(PluginId plugin, String uniqueId, String line, Portion portion) {

  private static final Pattern INVOCATION =
      Pattern.compile(
          "/\\[(?:test-template-invocation|class-template-invocation|dynamic-test|dynamic-container):");

  /** Returns the test itself. */
  static Candidate whole(TestDescription test, Portion portion) {
    return new Candidate(test.plugin(), test.uniqueId(), test.printedId(), portion);
  }

  /** Returns what of a test is run or left out before a target. */
  static Candidate before(String target, TestDescription test, Portion portion) {
    Matcher invocation = INVOCATION.matcher(test.uniqueId());
    if (!invocation.find()) {
      return whole(test, portion);
    }
    String method = test.uniqueId().substring(0, invocation.start());
    if (target.startsWith(method)) {
      return whole(test, portion);
    }
    boolean ofMethod = !invocation.group().contains("class-template");
    String line = ofMethod ? test.printedId().replaceFirst("\\(#.*", "") : method;
    return new Candidate(test.plugin(), method, line, portion);
  }

  /** Returns the portions that run candidates in their order, cut as the recorded ones were. */
  static List<Portion> portions(List<Candidate> candidates) {
    List<Portion> portions = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate one = candidates.get(i);
      ids.add(one.uniqueId());
      if (i + 1 == candidates.size() || !candidates.get(i + 1).portion().equals(one.portion())) {
        portions.add(one.portion().only(ids));
        ids.clear();
      }
    }
    return portions;
  }
}
