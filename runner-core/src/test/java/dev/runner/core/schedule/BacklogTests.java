package dev.runner.core.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BacklogTests {

  private static final PluginId SHOP = new PluginId("shop");
  private static final PluginId OTHER = new PluginId("other");

  private final ClassForecast forecast = new ClassForecast(ClassTimes.NONE);

  @Test
  void keepsTheOrderForOneLane() {
    List<ClassWork> classes =
        List.of(work(SHOP, "A", 1), work(SHOP, "B", 900), work(OTHER, "C", 5), work(SHOP, "D", 2));
    Backlog backlog = new Backlog(classes, 1, forecast);
    assertEquals(List.of("A", "B", "D"), names(backlog.take()));
    assertEquals(List.of("C"), names(backlog.take()));
    assertTrue(backlog.isEmpty());
    assertEquals(List.of(), backlog.take());
  }

  @Test
  void givesSeveralLanesTheLongestFirst() {
    List<ClassWork> classes =
        List.of(work(SHOP, "A", 100), work(SHOP, "B", 5_000), work(SHOP, "C", 1_000));
    Backlog backlog = new Backlog(classes, 2, forecast);
    assertEquals(List.of("B"), names(backlog.take()));
    assertEquals(Duration.ofMillis(1_100), backlog.expected());
    assertEquals(List.of("C"), names(backlog.take()));
  }

  @Test
  void keepsASharePerPlugin() {
    Backlog backlog =
        new Backlog(
            List.of(work(SHOP, "A", 10), work(OTHER, "B", 9), work(SHOP, "C", 8)), 2, forecast);
    assertEquals(List.of("A", "C"), names(backlog.take()));
    assertEquals(List.of("B"), names(backlog.take()));
  }

  @Test
  void boundsTheNumberOfClassesInAShare() {
    List<ClassWork> classes = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      classes.add(work(SHOP, "A" + i, 1));
    }
    Backlog backlog = new Backlog(classes, 1, forecast);
    assertEquals(250, backlog.take().size());
    assertEquals(250, backlog.take().size());
    assertEquals(100, backlog.take().size());
  }

  @Test
  void handsOutUnknownClassesOneByOneAndAllPluginsInTurn() {
    Backlog backlog =
        new Backlog(
            List.of(
                unknown(SHOP, "A", 0),
                unknown(SHOP, "B", 0),
                unknown(SHOP, "C", 0),
                unknown(OTHER, "D", 0),
                unknown(OTHER, "E", 0)),
            2,
            forecast);
    assertEquals(Duration.ofMillis(2_500), backlog.expected());
    assertEquals(List.of("A"), names(backlog.take()));
    assertEquals(
        Set.of("B", "D"), Set.of(names(backlog.take()).get(0), names(backlog.take()).get(0)));
    assertEquals(
        Set.of("C", "E"), Set.of(names(backlog.take()).get(0), names(backlog.take()).get(0)));
    assertTrue(backlog.isEmpty());
  }

  @Test
  void prefersUnknownClassesOfThePluginThatTurnsOutToBeSlow() {
    Backlog backlog =
        new Backlog(
            List.of(
                unknown(SHOP, "A", 0),
                unknown(SHOP, "B", 0),
                unknown(SHOP, "C", 0),
                unknown(OTHER, "D", 0)),
            2,
            forecast);
    forecast.took(SHOP, Duration.ofMillis(300));
    forecast.took(OTHER, Duration.ofSeconds(3));
    assertEquals(List.of("D"), names(backlog.take()));
  }

  @Test
  void handsOutUnknownClassesTogetherOnceTheirKindIsKnownToBeShort() {
    Backlog backlog =
        new Backlog(
            List.of(
                unknown(SHOP, "A", 0),
                unknown(SHOP, "B", 0),
                unknown(SHOP, "C", 0),
                unknown(SHOP, "D", 0)),
            2,
            forecast);
    forecast.took(SHOP, Duration.ofMillis(40));
    assertEquals(List.of("A", "B"), names(backlog.take()));
  }

  @Test
  void takesTheLargestUnknownClassOfAPluginFirst() {
    Backlog backlog =
        new Backlog(
            List.of(
                unknown(SHOP, "A", 900),
                unknown(SHOP, "B", 1_000),
                unknown(SHOP, "C", 5_000),
                unknown(SHOP, "D", 800)),
            2,
            forecast);
    assertEquals(List.of("C"), names(backlog.take()));
    assertEquals(List.of("A"), names(backlog.take()), "sizes that differ little say nothing");
  }

  @Test
  void startsAKnownClassBeforeUnknownOnesIfItIsLonger() {
    Backlog backlog =
        new Backlog(
            List.of(unknown(SHOP, "A", 0), work(SHOP, "B", 5_000), work(SHOP, "C", 100)),
            2,
            forecast);
    assertEquals(List.of("B"), names(backlog.take()));
    assertEquals(List.of("A"), names(backlog.take()));
    assertEquals(List.of("C"), names(backlog.take()));
  }

  @Test
  void handsOutEachClassOnceAndFillsLanesCloseToTheBound() {
    for (int seed = 0; seed < 50; seed++) {
      List<ClassWork> classes = heavyTailed(new Random(seed), 400);
      int lanes = 8;
      List<String> done = new ArrayList<>();
      double makespan = simulate(new Backlog(classes, lanes, forecast), lanes, done);
      assertEquals(400, new HashSet<>(done).size());
      assertEquals(400, done.size());
      assertTrue(makespan <= 1.05 * bound(classes, lanes), "seed " + seed + ": " + makespan);
    }
  }

  private static List<ClassWork> heavyTailed(Random random, int count) {
    List<ClassWork> classes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double millis = Math.min(12_000, 50 / Math.pow(random.nextDouble(), 0.9));
      classes.add(work(SHOP, "C" + i, (long) millis));
    }
    return classes;
  }

  /** Returns when the last lane ends if each takes a share whenever it has none. */
  private static double simulate(Backlog backlog, int lanes, List<String> done) {
    double[] ends = new double[lanes];
    while (!backlog.isEmpty()) {
      int first = 0;
      for (int lane = 1; lane < lanes; lane++) {
        first = ends[lane] < ends[first] ? lane : first;
      }
      for (ClassWork work : backlog.take()) {
        ends[first] += millis(work);
        done.add(work.className());
      }
    }
    return Arrays.stream(ends).max().orElseThrow();
  }

  private static double bound(List<ClassWork> classes, int lanes) {
    long sum = classes.stream().mapToLong(work -> millis(work)).sum();
    long longest = classes.stream().mapToLong(work -> millis(work)).max().orElse(0);
    return Math.max(longest, (double) sum / lanes);
  }

  private static List<String> names(List<ClassWork> share) {
    return share.stream().map(ClassWork::className).toList();
  }

  private static long millis(ClassWork work) {
    return work.before().orElseThrow().toMillis();
  }

  private static ClassWork unknown(PluginId plugin, String name, long bytes) {
    return new ClassWork(plugin, name, Optional.empty(), bytes);
  }

  private static ClassWork work(PluginId plugin, String name, long millis) {
    return new ClassWork(plugin, name, Optional.of(Duration.ofMillis(millis)), 0);
  }
}
