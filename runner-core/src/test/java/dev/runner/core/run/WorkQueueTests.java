package dev.runner.core.run;

import static dev.runner.core.testing.InstalledPluginBuilder.installed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.schedule.ClassForecast;
import dev.runner.core.schedule.ClassTimes;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.Suite;
import dev.runner.core.suite.SuiteAssembler;
import dev.runner.core.testing.InstalledPluginBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkQueueTests {

  private static final ClassNeeds LOCK = ClassNeeds.ofLock("dns", true);
  private static final ClassNeeds SERIAL = ClassNeeds.ofSerial();

  private static WorkQueue queue(int lanes, InstalledPluginBuilder... plugins) {
    return queue(lanes, Isolation.RUN, plugins);
  }

  private static WorkQueue queue(
      int lanes, Isolation isolation, InstalledPluginBuilder... plugins) {
    Suite suite =
        new SuiteAssembler()
            .assemble(InstalledPluginBuilder.all(plugins), id -> Map.of(), Selection.ALL);
    SuiteNeeds needs = SuiteNeeds.of(suite, Set.of());
    List<ForkPlan> plans =
        new Scheduler(isolation, ForkSetups.none(), needs).schedule(suite, lanes);
    ClassForecast forecast = new ClassForecast(ClassTimes.NONE);
    return new WorkQueue(plans, forecast, lanes, needs, Map.of("db", 3));
  }

  private static List<List<String>> drained(WorkQueue.Turn turn) {
    List<List<String>> all = new ArrayList<>();
    for (Optional<Portion> next = turn.take(); next.isPresent(); next = turn.take()) {
      all.add(next.get().classes());
    }
    return all;
  }

  private static List<String> take(WorkQueue.Turn turn) {
    return turn.take().orElseThrow().classes();
  }

  private static CompletableFuture<List<String>> taking(WorkQueue.Turn turn) {
    return CompletableFuture.supplyAsync(
        () -> turn.take().map(Portion::classes).orElse(List.of()), task -> start(task).start());
  }

  private static Thread start(Runnable task) {
    return new Thread(task, "lane");
  }

  @Test
  void keepsTheOrderForOneLaneButForWhatMustBeApart() {
    WorkQueue queue =
        queue(
            1,
            installed("a")
                .classes("p.A", "p.B", "p.C", "p.D", "p.E")
                .need("p.A", SERIAL)
                .need("p.B", LOCK)
                .need("p.D", ClassNeeds.ofUnits(Map.of("db", 2))));
    WorkQueue.Turn turn = queue.join().orElseThrow();
    List<Portion> portions = new ArrayList<>();
    for (Optional<Portion> next = turn.take(); next.isPresent(); next = turn.take()) {
      portions.add(next.get());
    }
    assertEquals(
        List.of(List.of("p.C", "p.E"), List.of("p.B", "p.D"), List.of("p.A")),
        portions.stream().map(Portion::classes).toList());
    assertEquals(List.of(false, true, false), portions.stream().map(Portion::inSequence).toList());
  }

  @Test
  void keepsLockedClassesOfTwoPluginsApart() throws Exception {
    WorkQueue queue =
        queue(
            2,
            installed("a").classes("p.A").need("p.A", LOCK),
            installed("b").classes("q.B").need("q.B", LOCK));
    WorkQueue.Turn first = queue.join().orElseThrow();
    WorkQueue.Turn second = queue.join().orElseThrow();
    assertEquals(List.of("p.A"), take(first));
    CompletableFuture<List<String>> blocked = taking(second);
    assertFalse(blocked.isDone());
    first.close();
    assertEquals(List.of("q.B"), blocked.get(30, TimeUnit.SECONDS));
  }

  @Test
  void handsOutWhatIsFreeBeforeALaneWaits() throws Exception {
    WorkQueue queue =
        queue(
            2,
            installed("a")
                .classes("p.A", "p.B", "p.C")
                .need("p.A", LOCK)
                .need("p.B", LOCK.and(ClassNeeds.ofLock("mail", true))));
    WorkQueue.Turn first = queue.join().orElseThrow();
    WorkQueue.Turn second = queue.join().orElseThrow();
    assertEquals(List.of("p.A"), take(first));
    assertEquals(List.of("p.C"), take(second));
    CompletableFuture<List<String>> blocked = taking(second);
    assertFalse(blocked.isDone());
    first.close();
    assertEquals(List.of("p.B"), blocked.get(30, TimeUnit.SECONDS));
  }

  @Test
  void neverUsesMoreUnitsThanThereAre() throws Exception {
    ClassNeeds two = ClassNeeds.ofUnits(Map.of("db", 2));
    ClassNeeds one = ClassNeeds.ofUnits(Map.of("db", 1));
    WorkQueue queue =
        queue(
            3,
            installed("a")
                .classes("p.A", "p.B", "p.C")
                .need("p.A", two)
                .need("p.B", two.and(ClassNeeds.ofLock("x", false)))
                .need("p.C", one));
    WorkQueue.Turn first = queue.join().orElseThrow();
    WorkQueue.Turn second = queue.join().orElseThrow();
    WorkQueue.Turn third = queue.join().orElseThrow();
    assertEquals(List.of("p.A"), take(first));
    assertEquals(List.of("p.C"), take(second));
    CompletableFuture<List<String>> blocked = taking(third);
    first.close();
    assertEquals(List.of("p.B"), blocked.get(30, TimeUnit.SECONDS));
    second.close();
    third.close();
  }

  @Test
  void runsWhatIsSerialAloneAndLast() throws Exception {
    WorkQueue queue =
        queue(
            2,
            installed("a").classes("p.A", "p.B").need("p.A", SERIAL),
            installed("b").classes("q.C"));
    WorkQueue.Turn first = queue.join().orElseThrow();
    WorkQueue.Turn second = queue.join().orElseThrow();
    assertEquals(Set.of("p.B", "q.C"), Set.of(take(first).get(0), take(second).get(0)));
    CompletableFuture<List<String>> one = taking(first);
    CompletableFuture<List<String>> other = taking(second);
    CompletableFuture.anyOf(one, other).get(30, TimeUnit.SECONDS);
    boolean oneEnds = one.isDone();
    assertEquals(List.of(), oneEnds ? one.get() : other.get());
    assertFalse(oneEnds ? other.isDone() : one.isDone());
    (oneEnds ? first : second).close();
    assertEquals(List.of("p.A"), (oneEnds ? other : one).get(30, TimeUnit.SECONDS));
  }

  @Test
  void endsALaneThatCouldOnlyDisturb() {
    WorkQueue queue = queue(2, installed("a").classes("p.A").need("p.A", SERIAL));
    WorkQueue.Turn only = queue.join().orElseThrow();
    assertTrue(queue.join().isEmpty());
    assertEquals(List.of("p.A"), take(only));
    assertTrue(only.take().isEmpty());
  }

  @Test
  void opensTheSerialPlanToWhoeverEndsLast() {
    WorkQueue queue =
        queue(
            2,
            installed("a").classes("p.A"),
            installed("b").classes("q.B").jvmArguments("-Xss1m").need("q.B", SERIAL));
    WorkQueue.Turn first = queue.join().orElseThrow();
    assertEquals(List.of("p.A"), take(first));
    assertTrue(queue.join().isEmpty());
    assertTrue(first.take().isEmpty());
    first.close();
    assertEquals(List.of("q.B"), take(queue.join().orElseThrow()));
  }

  @Test
  void leavesAPlanWhoseRestIsBlockedForOneThatIsNot() {
    WorkQueue queue =
        queue(
            2,
            installed("a").classes("p.A").need("p.A", LOCK),
            installed("b").classes("q.B").jvmArguments("-Xss1m").need("q.B", LOCK),
            installed("c").classes("r.C").jvmArguments("-Xss2m"));
    WorkQueue.Turn first = queue.join().orElseThrow();
    WorkQueue.Turn second = queue.join().orElseThrow();
    assertEquals(List.of("p.A"), take(first));
    assertTrue(second.take().isEmpty());
    second.close();
    assertEquals(List.of("r.C"), take(queue.join().orElseThrow()));
  }

  @Test
  void wakesWhoWaitsWhenTheRunIsCancelled() throws Exception {
    WorkQueue queue =
        queue(
            2,
            installed("a").classes("p.A").need("p.A", LOCK),
            installed("b").classes("q.B").need("q.B", LOCK.and(ClassNeeds.ofLock("x", true))));
    WorkQueue.Turn first = queue.join().orElseThrow();
    WorkQueue.Turn second = queue.join().orElseThrow();
    take(first);
    CompletableFuture<List<String>> waiting = taking(second);
    queue.cancel();
    assertEquals(1, waiting.get(30, TimeUnit.SECONDS).size());
  }

  @Test
  void keepsAPluginThatSaysSoToOneLane() {
    WorkQueue queue =
        queue(
            4,
            installed("old").classes("p.A", "p.B", "p.C").serial(),
            installed("new").classes("q.D"));
    WorkQueue.Turn turn = queue.join().orElseThrow();
    Portion portion = turn.take().orElseThrow();
    assertEquals(List.of("p.A", "p.B", "p.C"), portion.classes());
    assertTrue(portion.inSequence());
  }

  @Test
  void takesEachLockedClassAloneIfClassesAreIsolated() {
    WorkQueue queue =
        queue(
            1,
            Isolation.CLASS,
            installed("a").classes("p.A", "p.B", "p.C").need("p.A", SERIAL).need("p.C", SERIAL));
    assertEquals(
        List.of(List.of("p.B"), List.of("p.A"), List.of("p.C")),
        drained(queue.join().orElseThrow()));
  }

  @Test
  void holdsForAPluginWithEnginesWhatAnyOfItsClassesNeeds() throws Exception {
    WorkQueue queue =
        queue(
            2,
            installed("a").classes("p.A", "p.B").bringingEngines().need("p.B", LOCK),
            installed("b").classes("q.C").need("q.C", LOCK));
    WorkQueue.Turn first = queue.join().orElseThrow();
    WorkQueue.Turn second = queue.join().orElseThrow();
    assertEquals(List.of("p.A", "p.B"), take(first));
    CompletableFuture<List<String>> blocked = taking(second);
    first.close();
    assertEquals(List.of("q.C"), blocked.get(30, TimeUnit.SECONDS));
  }
}
