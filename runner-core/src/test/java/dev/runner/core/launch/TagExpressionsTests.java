package dev.runner.core.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagExpressionsTests {

  @ParameterizedTest
  @ValueSource(strings = {"smoke", "smoke & !slow", "(a | b) & c", "any()"})
  void takesWhatJUnitReads(String expression) {
    assertEquals(Optional.empty(), TagExpressions.problem(expression));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a &", "(a", "! &"})
  void saysWhatIsWrong(String expression) {
    String problem = TagExpressions.problem(expression).orElseThrow();
    assertTrue(problem.startsWith("Invalid tag expression '" + expression + "' (expected "));
  }
}
