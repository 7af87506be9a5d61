package dev.runner.core.report.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JunitXmlReaderTests {

  @TempDir private Path folder;

  @Test
  void readsWhatSurefireWrites() throws Exception {
    TakenIn taken =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0.2"
                name="shop.CartTests" time="1,234.5" tests="5" errors="1" skipped="1" failures="1">
              <properties><property name="java.version" value="17"/></properties>
              <testcase name="adds" classname="shop.CartTests" time="1,200.25"/>
              <testcase name="fails" classname="shop.CartTests" time="0.002">
                <failure message="expected: &lt;1&gt; but was: &lt;2&gt;"
                  type="org.opentest4j.AssertionFailedError"><![CDATA[org.opentest4j.A: expected
                	at shop.CartTests.fails(CartTests.java:3)
            ]]></failure>
                <system-out><![CDATA[out]]></system-out><system-err>err</system-err>
              </testcase>
              <testcase name="breaks" classname="shop.CartTests" time="0">
                <error type="java.io.IOException">java.io.IOException: gone</error>
              </testcase>
              <testcase name="waits" classname="shop.CartTests" time="0">
                <skipped message="not today"/>
              </testcase>
              <testcase name="assumes" classname="shop.CartTests" time="0.1">
                <skipped message="no net" type="org.opentest4j.TestAbortedException"/>
              </testcase>
              <testcase name="flaky" classname="shop.CartTests" time="0.1">
                <flakyFailure message="first" type="A"><stackTrace>A: first</stackTrace>
                  <system-out>once</system-out></flakyFailure>
              </testcase>
            </testsuite>
            """);

    assertEquals(
        Map.of(
            "other:shop.CartTests.adds", "PASSED",
            "other:shop.CartTests.fails", "FAILED",
            "other:shop.CartTests.breaks", "ERROR",
            "other:shop.CartTests.waits", "SKIPPED",
            "other:shop.CartTests.assumes", "ABORTED",
            "other:shop.CartTests.flaky", "PASSED"),
        taken.outcomes());
    assertEquals(Duration.ofMillis(1_200_250), taken.finished(1).duration());
    assertEquals("expected: <1> but was: <2>", taken.verdict(2).message());
    assertTrue(taken.verdict(2).detail().contains("CartTests.java:3"));
    assertEquals("outerr", taken.output(2));
    assertEquals("java.io.IOException: gone", taken.verdict(3).message());
    assertEquals(List.of(), starts(taken, 4), "a test that was skipped has not begun");
    assertEquals(2, starts(taken, 6).size());
    AttemptFinished first =
        taken.all(AttemptFinished.class).stream().filter(end -> end.test() == 6).toList().get(0);
    assertEquals(Outcome.FAILED, first.verdict().outcome());
    assertEquals("A: first", first.verdict().detail());
  }

  @Test
  void readsWhatPytestWrites() throws Exception {
    TakenIn taken =
        read(
            """
            <testsuites><testsuite name="pytest" timestamp="2026-01-02T13:00:00.5+01:00" time="3">
              <testcase classname="tests.test_cart.TestCart" name="test_add[1-2]" time="1.5"/>
              <testcase classname="tests.test_cart.TestCart" name="test_add[1-2]" time="0.5">
                <error message="failed on teardown">boom</error></testcase>
              <testcase classname="" name="tests.test_broken" time="0.0">
                <error message="collection failure">ImportError</error></testcase>
            </testsuite></testsuites>
            """);

    assertEquals(
        Map.of(
            "other:tests.test_cart.TestCart.test_add[1-2]", "PASSED",
            "other:tests.test_cart.TestCart.test_add[1-2](#2)", "ERROR",
            "other:pytest.tests.test_broken", "ERROR"),
        taken.outcomes());
    assertEquals(Instant.parse("2026-01-02T12:00:00.5Z"), taken.start(1));
    assertEquals(Instant.parse("2026-01-02T12:00:02Z"), taken.start(2));
    assertEquals(Duration.ofSeconds(2), taken.span().duration());
  }

  @Test
  void readsNestedSuitesAndStatusesThatAreAttributes() throws Exception {
    TakenIn taken =
        read(
            """
            <testsuites name="All"><testsuite name="outer"><testsuite name="inner">
              <testcase name="a" status="notrun" time="0."/>
              <testcase name="b" status="run" result="suppressed"/>
              <testcase name="c" status="run" result="completed" time="NaN"/>
            </testsuite><system-out>late</system-out></testsuite></testsuites>
            """);

    assertEquals(
        Map.of("other:inner.a", "SKIPPED", "other:inner.b", "SKIPPED", "other:inner.c", "PASSED"),
        taken.outcomes());
    assertEquals("late", taken.outside());
    assertEquals(Cause.DISABLED, taken.verdict(1).cause().orElseThrow());
  }

  @Test
  void keepsTheBeginningAndTheEndOfMuchOutput() throws Exception {
    String much = "begin" + "x".repeat(5 << 20) + "end";

    TakenIn taken =
        read(
            "<testsuite><testcase name='a'><system-out>"
                + much
                + "</system-out></testcase></testsuite>");

    String output = taken.output(1);
    assertEquals(1 << 20, output.length());
    assertTrue(output.startsWith("begin") && output.endsWith("end"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><testsuite><testcase name='&x;'/></testsuite>",
        "<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;&x;'>]><testsuite>&z;</testsuite>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><testsuite/>",
        "<testsuite><testcase name='a'>",
        "<testsuite><testcase name='a'/></testsuite>more",
        "<testsuite>&unknown;</testsuite>",
        "<html/>",
      })
  void refusesWhatIsNoneOrNotSafe(String text) {
    assertThrows(ImportException.class, () -> read(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0,015; 15",
        "1.234,5; 1234500",
        "1,234.5; 1234500",
        "1,234,567.5; 1234567500",
        "1,234,567; 1234567000",
        "1.5; 1500",
        "12; 12000",
      })
  void readsSecondsOfEveryLocale(String text, long millis) {
    assertEquals(Duration.ofMillis(millis), JunitXmlEnd.seconds(text));
  }

  @Test
  void refusesSuitesThatAreNestedTooDeep() {
    String text = "<testsuite>".repeat(100_000);

    ImportException refused = assertThrows(ImportException.class, () -> read(text));

    assertTrue(refused.getMessage().contains("200 deep"), refused.getMessage());
  }

  private TakenIn read(String text) throws Exception {
    return TakenIn.of(ImportFormat.JUNIT_XML, text, folder);
  }

  private static List<AttemptStarted> starts(TakenIn taken, int test) {
    return taken.all(AttemptStarted.class).stream().filter(one -> one.test() == test).toList();
  }
}
