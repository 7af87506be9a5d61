package dev.runner.core.fork;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The variables by which every JVM takes arguments. A debugger's agent among them is meant for the
 * supervisor; a fork that inherits it finds its port in use and ends.
 */
final class DebuggerVariables {

  private static final List<String> NAMES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  private DebuggerVariables() {}

  /** Takes the agent out of an environment. */
  static void clear(Map<String, String> environment) {
    for (String name : NAMES) {
      String text = environment.getOrDefault(name, "");
      if (text.contains("jdwp")) {
        environment.put(
            name,
            Arrays.stream(text.split("\\s+"))
                .filter(word -> !isAgent(word))
                .collect(Collectors.joining(" ")));
      }
    }
  }

  private static boolean isAgent(String word) {
    return word.startsWith("-agentlib:jdwp") || word.startsWith("-Xrunjdwp");
  }
}
