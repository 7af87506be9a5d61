package dev.runner.core.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FingerprintTests {

  private static final String ASSERTION = "org.opentest4j.AssertionFailedError: ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "expected: <5> but was: <-3.25>            | expected: <<n>> but was: <<n>>",
        "server 3f1c1f0e-0000-4000-8000-0000000000a1 | server <uuid>",
        "at 2026-01-02T03:04:05.678Z               | at <time>",
        "since 2026-01-02 03:04:05,6 or 03:04:05   | since <time> or <time>",
        "no file /tmp/junit-123/a b.txt            | no file <path> b.txt",
        "GET /v2/servers/17 gave 404               | GET /v<n>/servers/<n> gave <n>",
        "C:\\Users\\anna\\x.txt is locked          | <path> is locked",
        "com.x.Thing@1b2c3d4e is not               | com.x.Thing@<hex> is not",
        "commit 8ba39b81f at 0xCAFE                | commit <hex> at <hex>",
        "10.0.0.7:8080 refused                     | <n>:<n> refused",
        "took 1.5e-7 s                             | took <n> s",
      })
  void masksWhatDiffersFromRunToRun(String message, String masked) {
    assertEquals(masked, MessageMask.mask(message));
  }

  @Test
  void takesAMessageThatIsAlmostAnEndlessName() {
    String message = "1.".repeat(20_000) + "0 ";

    assertEquals(new ThrownText("", message), ThrownText.of(message));
  }

  @Test
  void linesModulesLoadersAndNumbersOfLambdasDoNotMatter() {
    Fingerprint here =
        failed(
            ASSERTION + "expected: <1> but was: <2>",
            "\tat org.junit.jupiter.api.AssertEquals.fail(AssertEquals.java:1)",
            "\tat app//shop.Client.lambda$get$0(Client.java:7)",
            "\tat java.base/java.util.Optional.map(Optional.java:260)",
            "\tat plugin-shop//shop.Client$1.run(Client.java:20)",
            "\tat shop.CartTest.adds(CartTest.java:12)",
            "\tat java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(X.java:103)");
    Fingerprint there =
        failed(
            ASSERTION + "expected: <10> but was: <20>",
            "\tat org.junit.jupiter.api.AssertEquals.fail(AssertEquals.java:9)",
            "\tat shop.Client.lambda$get$3(Client.java:70)",
            "\tat java.base@17.0.9/java.util.Optional.map(Optional.java:1)",
            "\tat shop.Client$2.run(Client.java:22)",
            "\tat shop.CartTest.removes(CartTest.java:99)");

    assertEquals(here, there);
    assertEquals(List.of("shop.Client.lambda$get", "shop.Client.run"), here.frames());
    assertEquals("org.opentest4j.AssertionFailedError", here.type());
  }

  @Test
  void anAssertionOfTheTestItselfIsAMatterOfThatTest() {
    Fingerprint one =
        failed(ASSERTION + "expected: <1>", "\tat shop.CartTest.adds(CartTest.java:1)");
    Fingerprint two =
        failed(ASSERTION + "expected: <1>", "\tat shop.CartTest.sums(CartTest.java:1)");

    assertEquals(List.of("shop.CartTest.adds"), one.frames());
    assertNotEquals(one.id(), two.id());
  }

  @Test
  void aServerThatDoesNotAnswerIsOneFailureWhateverTestAsksIt() {
    Fingerprint one = error("shop.CartTest", "java.net.ConnectException: refused: /10.0.0.1:80");
    Fingerprint two = error("shop.UserTest", "java.net.ConnectException: refused: /10.0.0.2:81");
    Fingerprint mistake = error("shop.UserTest", "java.lang.NullPointerException: x is null");

    assertEquals(one, two);
    assertEquals(List.of(), one.frames());
    assertEquals(List.of("shop.UserTest.asks"), mistake.frames());
  }

  @Test
  void theInnermostCauseCountsBesideWhatWasThrown() {
    Verdict verdict =
        Verdict.error(
            Cause.EXCEPTION,
            "shop.ShopException: order 12",
            "shop.ShopException: order 12\n\tat shop.Client.order(Client.java:1)\n"
                + "\tat shop.CartTest.adds(CartTest.java:3)\n"
                + "\tSuppressed: java.io.IOException: other\n\t\tat shop.Other.close(Other.java:1)\n"
                + "Caused by: java.io.IOException: broken pipe 7\n"
                + "\tat java.base/java.io.X.write(X.java:1)\n\tat shop.Wire.send(Wire.java:2)\n"
                + "\t... 12 more\n");

    Fingerprint fingerprint = Fingerprint.of(test("shop.CartTest"), verdict);

    assertEquals("shop.ShopException: order <n>", fingerprint.title());
    assertEquals("java.io.IOException: broken pipe <n>", fingerprint.root());
    assertEquals(List.of("shop.Wire.send"), fingerprint.frames());
  }

  @Test
  void whatRunnerDecidesGoesByItsCause() {
    Verdict crash = Verdict.error(Cause.CRASHED, "fork 3 ended with 137", "");

    Fingerprint fingerprint = Fingerprint.of(test("a.A"), crash);

    assertEquals("CRASHED: fork <n> ended with <n>", fingerprint.title());
    assertEquals("dc5f90193842", fingerprint.id());
  }

  private static Fingerprint failed(String message, String... frames) {
    return Fingerprint.of(
        test("shop.CartTest"), Verdict.failed(message, message + "\n" + String.join("\n", frames)));
  }

  private static Fingerprint error(String testClass, String message) {
    String detail =
        message
            + "\n\tat java.base/java.net.Socket.connect(Socket.java:1)\n\tat "
            + testClass
            + ".asks(X.java:5)\n";
    return Fingerprint.of(test(testClass), Verdict.error(Cause.EXCEPTION, message, detail));
  }

  private static TestDescription test(String className) {
    return new TestDescription(
        new PluginId("shop"),
        "[u]",
        "shop:" + className + ".x",
        className,
        "x",
        "x()",
        Optional.empty(),
        List.of());
  }
}
