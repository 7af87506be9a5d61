package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.schedule.ClassForecast;
import dev.runner.core.schedule.ClassTimes;
import dev.runner.core.suite.Portion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedPortionsTests {

  private static final PluginId SHOP = new PluginId("shop");
  private static final PluginId BANK = new PluginId("bank");

  private static Portion portion(PluginId plugin, String... classes) {
    return Portion.ofClasses(plugin, List.of(classes));
  }

  private static ForkPlan plan(List<Portion> portions, boolean once) {
    return new ForkPlan(ForkSetups.none().all(), List.of(), List.of(), List.of(), once)
        .inOrder(portions);
  }

  private static List<Portion> taken(ForkPlan plan, int lanes) {
    return taken(plan, lanes, portion -> ClassNeeds.NONE);
  }

  private static List<Portion> taken(
      ForkPlan plan, int lanes, Function<Portion, ClassNeeds> needs) {
    OrderedPortions portions =
        new OrderedPortions(plan, new ClassForecast(ClassTimes.NONE), needs, lanes);
    List<Portion> taken = new ArrayList<>();
    while (!portions.isEmpty()) {
      taken.add(portions.take(need -> true).orElseThrow().portion());
    }
    assertTrue(portions.isEmpty());
    return taken;
  }

  @Test
  void neighboursOfOnePluginGoTogetherAndNobodyOvertakes() {
    List<Portion> four =
        List.of(portion(SHOP, "A"), portion(SHOP, "B"), portion(BANK, "C"), portion(SHOP, "D"));
    assertEquals(
        List.of(portion(SHOP, "A", "B"), portion(BANK, "C"), portion(SHOP, "D")),
        taken(plan(four, false), 1));
    assertEquals(four, taken(plan(four, true), 1));
  }

  @Test
  void chosenTestsStayInTheirOrder() {
    Portion b = portion(SHOP, "B").only(List.of("b2", "b1"));
    Portion a = portion(SHOP, "A").only(List.of("a1"));
    assertEquals(
        List.of(portion(SHOP, "B", "A").only(List.of("b2", "b1", "a1")), portion(SHOP, "C")),
        taken(plan(List.of(b, a, portion(SHOP, "C")), false), 1));
  }

  @Test
  void whatCannotBeDividedStaysAlone() {
    Portion engines = new Portion(SHOP, List.of("E"), true, List.of());
    List<Portion> three = List.of(portion(SHOP, "A"), engines, portion(SHOP, "B"));
    assertEquals(three, taken(plan(three, false), 1));
  }

  @Test
  void severalLanesGetSharesThatShrink() {
    List<Portion> many =
        IntStream.range(0, 64).mapToObj(number -> portion(SHOP, "C" + number)).toList();
    List<Portion> taken = taken(plan(many, false), 4);
    assertEquals(8, taken.get(0).classes().size());
    assertEquals(1, taken.get(taken.size() - 1).classes().size());
    assertEquals(
        many.stream().flatMap(one -> one.classes().stream()).toList(),
        taken.stream().flatMap(one -> one.classes().stream()).toList());
  }

  @Test
  void aRecordedTrackIsNotCutAnew() {
    List<Portion> two = List.of(portion(SHOP, "A"), portion(SHOP, "B"));
    ForkPlan track =
        new ForkPlan(ForkSetups.none().all(), List.of(), List.of(), List.of(), true)
            .forOneLane(two);
    assertEquals(two, taken(track, 1));
  }

  @Test
  void whatIsBlockedIsOvertakenUnlessATrackIsRepeated() {
    ClassNeeds lock = ClassNeeds.ofLock("l", true);
    List<Portion> two = List.of(portion(SHOP, "A"), portion(SHOP, "B"));
    ForkPlan plan = new ForkPlan(ForkSetups.none().all(), List.of(), List.of(), List.of(), false);
    Function<Portion, ClassNeeds> needs =
        portion -> portion.classes().contains("A") ? lock : ClassNeeds.NONE;
    OrderedPortions ordered =
        new OrderedPortions(plan.inOrder(two), new ClassForecast(ClassTimes.NONE), needs, 2);
    assertEquals(portion(SHOP, "B"), ordered.take(ClassNeeds::isNone).orElseThrow().portion());
    OrderedPortions exact =
        new OrderedPortions(plan.forOneLane(two), new ClassForecast(ClassTimes.NONE), needs, 2);
    assertEquals(Optional.empty(), exact.take(ClassNeeds::isNone));
  }

  @Test
  void oneLaneAloneWorksOnARecordedTrack() {
    ForkPlan plan = new ForkPlan(ForkSetups.none().all(), List.of(), List.of(), List.of(), false);
    ForkPlan one = plan.forOneLane(List.of(portion(SHOP, "A"), portion(SHOP, "B")));
    ForkPlan two = plan.forOneLane(List.of(portion(BANK, "C")));
    WorkQueue queue =
        new WorkQueue(
            List.of(one, two), new ClassForecast(ClassTimes.NONE), 3, SuiteNeeds.NONE, Map.of());
    WorkQueue.Turn first = queue.join().orElseThrow();
    WorkQueue.Turn second = queue.join().orElseThrow();
    assertEquals(List.of(one, two), List.of(first.plan(), second.plan()));
    assertEquals(Optional.of(portion(SHOP, "A")), first.take());
    first.close();
    assertEquals(one, queue.join().orElseThrow().plan());
  }
}
