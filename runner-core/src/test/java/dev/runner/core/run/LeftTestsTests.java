package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.suite.ListedTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeftTestsTests {

  private static final String EACH = "[class:A]/[test-template:each()]";
  private static final String FACTORY = "[class:A]/[test-factory:dynamic()]";

  private final EarlierTests earlier = new EarlierTests();
  private int tests;

  private static TestDescription described(String id) {
    PluginId plugin = new PluginId("shop");
    return new TestDescription(plugin, id, id, "A", id, id, Optional.empty(), List.of());
  }

  private int plan(String id) {
    earlier.take(new RunEvent.TestPlanned(++tests, described(id)));
    return tests;
  }

  private int start(String id) {
    int test = plan(id);
    earlier.take(new RunEvent.AttemptStarted(test, 1, 1, Instant.EPOCH));
    return test;
  }

  private void pass(String id) {
    int test = start(id);
    earlier.take(new RunEvent.AttemptFinished(test, 1, Verdict.passed(), Duration.ZERO));
  }

  private static List<String> ids(LeftTests left) {
    return left.chosen().stream().map(listed -> listed.test().uniqueId()).toList();
  }

  private LeftTests left(String... ids) {
    LeftTests left = new LeftTests(earlier);
    for (String id : ids) {
      left.add(new ListedTest(described(id), Optional.empty()));
    }
    return left;
  }

  @Test
  void areThoseWithoutAVerdict() {
    pass("[class:A]/[method:done()]");
    start("[class:A]/[method:begun()]");
    plan("[class:A]/[method:planned()]");
    List<String> open =
        List.of(
            "[class:A]/[method:begun()]",
            "[class:A]/[method:planned()]",
            "[class:B]/[method:never()]");
    assertEquals(
        open, ids(left("[class:A]/[method:done()]", open.get(0), open.get(1), open.get(2))));
  }

  @Test
  void areTheFurtherInvocationsOfAMethodThatHasNotEnded() {
    pass(EACH + "/[test-template-invocation:#1]");
    start(EACH + "/[test-template-invocation:#2]");
    LeftTests left = left(EACH);
    assertEquals(EACH + "/[test-template-invocation:#2]", ids(left).get(0));
    assertEquals(EACH + "/[test-template-invocation:#3]", ids(left).get(1));
    assertEquals(1 + Windows.behind(2) - 2, ids(left).size());
    assertEquals(Map.of(EACH, Windows.behind(2)), left.windows().ends());
    assertEquals(List.of(), left.issues());
  }

  @Test
  void areNoInvocationsOfAMethodThatHasEnded() {
    pass(EACH + "/[test-template-invocation:#1]");
    earlier.take(new RunEvent.InvocationsEnded(EACH));
    earlier.take(new RunEvent.InvocationsEnded(FACTORY));
    assertEquals(List.of(), ids(left(EACH, FACTORY)));
  }

  @Test
  void goIntoDynamicContainers() {
    String container = FACTORY + "/[dynamic-container:#1]";
    pass(container + "/[dynamic-test:#1]");
    start(container + "/[dynamic-test:#2]");
    earlier.take(new RunEvent.InvocationsEnded(container));
    pass(FACTORY + "/[dynamic-test:#2]");
    earlier.take(new RunEvent.InvocationsEnded(FACTORY));
    assertEquals(List.of(container + "/[dynamic-test:#2]"), ids(left(FACTORY)));
  }

  @Test
  void areAllOfWhatCannotBeDividedAndTheRunSaysSo() {
    String template = "[class-template:A]";
    pass(template + "/[class-template-invocation:#1]/[method:a()]");
    LeftTests left = left(template);
    assertEquals(List.of(template), ids(left));
    assertEquals("run.method-repeated", left.issues().get(0).code());
  }

  @Test
  void killersOfTheirForkAreKnown() {
    int test = start("[class:A]/[method:kills()]");
    for (int fork = 1; fork <= 3; fork++) {
      assertTrue(earlier.killers(3).isEmpty());
      earlier.take(new RunEvent.AttemptStarted(test, fork, fork, Instant.EPOCH));
      earlier.take(new RunEvent.ForkEnded(fork, Optional.of("SIGKILL")));
    }
    assertEquals(1, earlier.killers(3).size());
    assertEquals(3, earlier.lastFork());
  }
}
