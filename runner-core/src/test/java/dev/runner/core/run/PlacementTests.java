package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.PortionTaken;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.RunId;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTests {

  private static final PluginId SHOP = new PluginId("shop");

  private static Placement of(RunEvent... events) {
    Placement placement = new Placement();
    List.of(events).forEach(placement::take);
    return placement;
  }

  private static Portion classes(String... names) {
    return Portion.ofClasses(SHOP, List.of(names));
  }

  private static PortionTaken taken(int fork, int lane, String... names) {
    return new PortionTaken(fork, lane, false, classes(names));
  }

  private static ForkEnded died(int fork) {
    return new ForkEnded(fork, Optional.of("exit status 3"));
  }

  private static String id(String className) {
    return "[engine:runner]/[plugin:shop]/[engine:junit-jupiter]/[class:"
        + className
        + "]/[method:m()]";
  }

  @Test
  void keepsApartWhatForksAtTheSameTimeWereGiven() {
    Placement placement =
        of(
            new SuiteAssembled(4, true, Optional.empty(), 2, 42),
            taken(1, 1, "a.A"),
            taken(2, 2, "a.B", "a.C"),
            taken(1, 1, "a.D"));
    assertEquals(
        List.of(List.of(classes("a.A"), classes("a.D")), List.of(classes("a.B", "a.C"))),
        placement.tracks());
    assertEquals(2, placement.forks());
    assertEquals(42, placement.seed());
  }

  @Test
  void aForkBehindOneThatDiedGoesOnWithItsTrack() {
    Placement placement = of(taken(1, 1, "a.A"), died(1), taken(2, 1, "a.B"));
    assertEquals(List.of(List.of(classes("a.A"), classes("a.B"))), placement.tracks());
  }

  @Test
  void aForkBehindOneThatWasToldToEndBeginsATrack() {
    Placement placement = of(taken(1, 1, "a.A"), taken(2, 1, "a.B"));
    assertEquals(List.of(List.of(classes("a.A")), List.of(classes("a.B"))), placement.tracks());
  }

  @Test
  void whatAnExchangedForkHasLeftIsOfTheOtherAlone() {
    Portion all = classes("a.A", "a.B", "a.C");
    Portion rest = all.only(List.of(id("a.B"), id("a.C")));
    Placement placement =
        of(
            new PortionTaken(1, 1, false, all),
            new PortionTaken(2, 1, true, rest),
            taken(2, 1, "a.D"));
    assertEquals(
        List.of(List.of(classes("a.A")), List.of(rest, classes("a.D"))), placement.tracks());
  }

  @Test
  void divisionOfChosenTestsIsByTheirIds() {
    Portion all = classes("a.A", "a.B").only(List.of(id("a.A"), id("a.B")));
    Portion rest = all.only(List.of(id("a.B")));
    Placement placement =
        of(new PortionTaken(1, 1, false, all), new PortionTaken(2, 1, true, rest));
    assertEquals(
        List.of(List.of(classes("a.A").only(List.of(id("a.A")))), List.of(rest)),
        placement.tracks());
  }

  @Test
  void whatCannotBeDividedStaysWithTheFirstFork() {
    Portion all = new Portion(SHOP, List.of("a.A"), true, List.of());
    Placement placement =
        of(
            new PortionTaken(1, 1, false, all),
            new PortionTaken(2, 1, true, all.only(List.of("x"))));
    assertEquals(List.of(List.of(all)), placement.tracks());
  }

  @Test
  void ofARunThatWasRepeatedTheLastRoundCounts() {
    Placement placement =
        of(taken(1, 1, "a.A", "a.B"), new RoundStarted(2), taken(2, 1, "a.B"), taken(3, 2, "a.A"));
    assertEquals(List.of(List.of(classes("a.B")), List.of(classes("a.A"))), placement.tracks());
  }

  @Test
  void tellsThatARunWasResumed() {
    RunId run = RunId.create(Instant.EPOCH);
    assertTrue(of(new RunResumed(run, Instant.EPOCH, "", Duration.ZERO)).isResumed());
  }
}
