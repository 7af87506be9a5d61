package dev.runner.core.failure;

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
        new StackText(8, "-v shows the whole trace").lines(TRACE));
  }

  @Test
  void leavesOutWhatCalledTheTest() {
    String trace =
        """
        E: first
        second
        \tat java.base/java.util.List.of(List.java:1)
        \tat shop.CartTests.adds(CartTests.java:12)
        \tat java.base/java.util.concurrent.ForkJoinTask.exec(F.java:1)
        \tat org.junit.platform.Launcher.execute(L.java:1)
        \tat java.base/java.lang.Thread.run(Thread.java:1)
        Caused by: java.io.IOException: no line
        \tat java.base/java.io.File.open(File.java:1)
        \t... 12 more
        """;
    assertEquals(
        List.of(
            "    at java.base/java.util.List.of(List.java:1)",
            "    at shop.CartTests.adds(CartTests.java:12)",
            "Caused by: java.io.IOException: no line",
            "    at java.base/java.io.File.open(File.java:1)"),
        new StackText(8, "-v shows the whole trace").lines("E: first\nsecond", trace));
  }

  @Test
  void doesNotRepeatWhatTheMessageLists() {
    String message = "MultipleFailuresError: 2\n\tE: one\n\tE: two";
    String trace =
        message
            + "\n\tat shop.CartTests.adds(C.java:1)\n"
            + "\tSuppressed: E: one\n\t\tat org.junit.jupiter.api.AssertAll.x(A.java:1)\n"
            + "\t\t... 92 more\n"
            + "\tSuppressed: E: two\n\t\tat shop.Cart.add(C.java:2)\n";
    assertEquals(
        List.of(
            "    at shop.CartTests.adds(C.java:1)",
            "    Suppressed: E: two",
            "        at shop.Cart.add(C.java:2)"),
        new StackText(8, "-v shows the whole trace").lines(message, trace));
  }

  @Test
  void saysHowMuchItLeavesOut() {
    List<String> lines = new StackText(1, "-v shows the whole trace").lines(TRACE);
    assertEquals("    at shop.Cart.add(Cart.java:7)", lines.get(0));
    assertEquals("    ... 3 lines more (-v shows the whole trace)", lines.get(1));
  }

  @Test
  void showsNothingOfAnEmptyTrace() {
    assertEquals(List.of(), new StackText(8, "-v shows the whole trace").lines(""));
  }

  @Test
  void showsControlCharactersAsEscapes() {
    assertEquals(
        List.of("    at x.\\u001b[31m(X)"),
        new StackText(8, "-v shows the whole trace").lines("E\n\tat x.\u001b[31m(X)\n"));
  }
}
