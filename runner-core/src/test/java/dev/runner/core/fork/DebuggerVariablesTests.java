package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DebuggerVariablesTests {

  @Test
  void takesTheDebuggersAgentOutAndLeavesTheRest() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "JAVA_TOOL_OPTIONS", "-ea -agentlib:jdwp=transport=dt_socket,address=5005 -Dx=y",
                "JDK_JAVA_OPTIONS", "-Dx=z",
                "OTHER", "-agentlib:jdwp=x"));
    DebuggerVariables.clear(environment);
    assertEquals(
        Map.of(
            "JAVA_TOOL_OPTIONS", "-ea -Dx=y",
            "JDK_JAVA_OPTIONS", "-Dx=z",
            "OTHER", "-agentlib:jdwp=x"),
        environment);
  }
}
