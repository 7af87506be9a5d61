package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackTextTests {

  private static final String TRACE =
      """
      java.lang.IllegalStateException: out of stock
      \tat shop.Cart.add(Cart.java:7)
      \tat shop.CartTests.adds(CartTests.java:12)
      \tat java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)
      \tat java.base/java.lang.reflect.Method.invoke(Method.java:569)
      \tat org.junit.platform.commons.util.ReflectionUtils.invokeMethod(ReflectionUtils.java:700)
      \tat dev.runner.core.fork.ForkMain.main(ForkMain.java:50)
      Caused by: java.io.IOException: no line
      \tat shop.Line.open(Line.java:3)
      """;

  @Test
  void keepsTheLinesOfATestAndItsCauses() {
    assertEquals(
        List.of(
            "    at shop.Cart.add(Cart.java:7)",
            "    at shop.CartTests.adds(CartTests.java:12)",
            "Caused by: java.io.IOException: no line",
            "    at shop.Line.open(Line.java:3)"),
        new StackText(8).lines(TRACE));
  }

  @Test
  void saysHowMuchItLeavesOut() {
    List<String> lines = new StackText(1).lines(TRACE);
    assertEquals("    at shop.Cart.add(Cart.java:7)", lines.get(0));
    assertEquals("    ... 3 lines more (-v shows the whole trace)", lines.get(1));
  }

  @Test
  void showsNothingOfAnEmptyTrace() {
    assertEquals(List.of(), new StackText(8).lines(""));
  }

  @Test
  void showsControlCharactersAsEscapes() {
    assertEquals(
        List.of("    at x.\\u001b[31m(X)"), new StackText(8).lines("E\n\tat x.\u001b[31m(X)\n"));
  }
}
