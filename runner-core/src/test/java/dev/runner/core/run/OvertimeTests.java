package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OvertimeTests {

  private final ScriptedFork fork = new ScriptedFork();

  private static List<List<String>> ids(List<PortionWork> left) {
    return left.stream().map(work -> work.portion().uniqueIds()).toList();
  }

  private List<PortionWork> outOfTime(Expiry.Kind kind, String path) {
    int node = path.isEmpty() ? 0 : fork.node(path);
    return fork.outOfTime(new Expiry(kind, node, Duration.ofSeconds(2)));
  }

  private void startClass() {
    fork.engine().container("A").test("A/one").test("A/two").test("A/three").start("A");
  }

  @Test
  void aTestThatTakesTooLongIsDecidedAndTheRestIsLeft() {
    startClass();
    fork.pass("A/one").start("A/two");
    List<PortionWork> left = outOfTime(Expiry.Kind.TEST, "A/two");
    assertEquals(List.of("A/one#1 PASSED", "A/two#1 ERROR TIMED_OUT"), fork.verdicts());
    assertEquals(List.of(List.of(fork.id("A/three"))), ids(left));
    assertEquals(List.of(), fork.issueCodes());
  }

  @Test
  void whatRanBesideItRunsAgain() {
    startClass();
    fork.start("A/one", "A/two");
    List<PortionWork> left = outOfTime(Expiry.Kind.TEST, "A/two");
    assertEquals(List.of(List.of(fork.id("A/one"), fork.id("A/three"))), ids(left));
    fork.next(left).start("").container("A").test("A/one").test("A/three").start("A");
    fork.pass("A/one", "A/three").finish("A", Verdict.passed());
    assertEquals(List.of(), fork.done());
    assertEquals(
        List.of(
            "A/two#1 ERROR TIMED_OUT",
            "A/one#1 ABORTED CRASHED",
            "A/one#2 PASSED",
            "A/three#1 PASSED"),
        fork.verdicts());
  }

  @Test
  void aClassThatTakesTooLongDecidesAllThatItHasLeft() {
    startClass();
    fork.pass("A/one").start("A/two");
    assertEquals(List.of(), outOfTime(Expiry.Kind.CLASS, "A"));
    assertEquals(
        List.of("A/one#1 PASSED", "A/two#1 ERROR TIMED_OUT", "A/three#1 ERROR TIMED_OUT"),
        fork.verdicts());
  }

  @Test
  void silenceIsThatOfWhateverWasRunning() {
    startClass();
    fork.start("A/one", "A/two");
    List<PortionWork> left = outOfTime(Expiry.Kind.SILENCE, "");
    assertEquals(List.of("A/one#1 ERROR TIMED_OUT", "A/two#1 ERROR TIMED_OUT"), fork.verdicts());
    assertEquals(List.of(List.of(fork.id("A/three"))), ids(left));
  }

  @Test
  void aForkThatHadToldMoreThanWasHeardIsJudgedByAllOfIt() {
    startClass();
    fork.start("A/one").finish("A/one", Verdict.passed()).start("A/two");
    outOfTime(Expiry.Kind.TEST, "A/one");
    assertEquals(List.of("A/one#1 PASSED", "A/two#1 ERROR TIMED_OUT"), fork.verdicts());
  }

  @Test
  void aForkThatStoppedBehindItsDiscoveryIsNotThoughtToDiscover() {
    startClass();
    fork.start("A/one");
    outOfTime(Expiry.Kind.DISCOVERY, "");
    assertEquals(List.of("A/one#1 ERROR TIMED_OUT"), fork.verdicts());
  }
}
