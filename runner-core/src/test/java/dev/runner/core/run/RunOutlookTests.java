package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.schedule.ClassForecast;
import dev.runner.core.schedule.ClassTimes;
import dev.runner.core.schedule.LowerBound;
import dev.runner.core.suite.Portion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOutlookTests {

  private static final PluginId SHOP = new PluginId("shop");

  private final AtomicLong now = new AtomicLong();
  private final List<LaneProgress> lanes = new ArrayList<>();
  private final LowerBound rest = new LowerBound(2, Map.of());
  private ClassForecast forecast;

  @BeforeEach
  void knowTimes(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("times");
    Files.write(file, List.of("shop\tA\t4000", "shop\tB\t1000", "shop\tC\t6000"));
    forecast = new ClassForecast(ClassTimes.read(file));
    forecast.before(SHOP); // as whoever shows an estimate has done
  }

  @Test
  void sharesWhatNobodyHasBegunAmongTheLanes() {
    rest(ClassNeeds.NONE, 4_000, 3_000, 2_000, 1_000);
    assertLeft(5_000, 2);
  }

  @Test
  void countsTheStartOfAForkThatALaneWaitsFor() {
    lane("A", "B");
    assertLeft(5_700, 1);
    passes(400);
    assertLeft(5_300, 1);
    passes(2_000);
    assertLeft(5_000, 1);
  }

  @Test
  void countsAClassThatRunsByItsRemainder() {
    LaneProgress lane = lane("A", "B");
    lane.begins();
    lane.classStarted(7, "A");
    passes(3_000);
    assertLeft(2_000, 1);
    lane.ended(8);
    passes(1_000);
    assertLeft(1_000, 1);
    lane.ended(7);
    lane.classStarted(9, "B");
    passes(400);
    assertLeft(600, 1);
  }

  @Test
  void expectsLittleOfUnknownClassesWhereMostHaveNoTests() {
    LaneProgress lane = lane("X", "Y", "Z");
    lane.begins();
    lane.classStarted(7, "X");
    passes(3_000);
    lane.ended(7);
    lane.end();

    assertEquals(Optional.of(Duration.ofSeconds(1)), forecast.mean(SHOP));
  }

  @Test
  void expectsOfALateClassThatItGetsAsLateAgain() {
    LaneProgress lane = lane("B");
    lane.begins();
    lane.classStarted(7, "B");
    passes(2_000);
    assertLeft(667, 1); // at 4/3 of the pace it is two thirds of a second late
    passes(2_000);
    assertLeft(2_000, 1);
  }

  @Test
  void goesByThePaceOfThisRun() {
    LaneProgress lane = lane("A", "C");
    lane.begins();
    lane.classStarted(1, "A");
    passes(7_000);
    lane.ended(1);
    assertLeft(9_000, 1); // 7 s where 4 s were expected, and 2 s of belief in what was before
  }

  @Test
  void endsWithTheLastLaneOnceEverythingIsBegun() {
    lane("C").begins();
    lane("B").begins();
    assertLeft(6_000, 2);
  }

  @Test
  void addsWhatIsSerialAndKeepsApartWhatIsLocked() {
    rest(ClassNeeds.ofLock("dns", true), 3_000, 3_000);
    rest(ClassNeeds.NONE, 100);
    rest(ClassNeeds.ofSerial(), 500);
    assertLeft(6_500, 2);
  }

  @Test
  void knowsNothingOfClassesThatNeverRanUntilOneHasEnded() {
    LaneProgress lane = lane("X", "Y", "Z");
    lane.begins();
    lane.classStarted(1, "X");
    passes(1_500);
    assertEquals(Optional.empty(), outlook(1).left());
    lane.ended(1);
    assertLeft(3_000, 1);
  }

  @Test
  void saysNothingOnceAllIsDone() {
    LaneProgress lane = lane("A");
    lane.begins();
    lane.end();
    assertEquals(Optional.empty(), outlook(1).left());
  }

  private LaneProgress lane(String... classes) {
    LaneProgress lane = new LaneProgress(forecast, now::get);
    lane.took(Portion.ofClasses(SHOP, List.of(classes)));
    lanes.add(lane);
    return lane;
  }

  private void rest(ClassNeeds needs, long... millis) {
    for (long one : millis) {
      rest.add(needs, Duration.ofMillis(one));
    }
  }

  private void passes(long millis) {
    now.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  private RunOutlook outlook(int number) {
    return new RunOutlook(() -> lanes, () -> Optional.of(rest), number, now::get);
  }

  private void assertLeft(long millis, int number) {
    Optional<Duration> left = outlook(number).left();
    assertEquals(Optional.of(millis), left.map(time -> Math.round(time.toNanos() / 1e6)), "in ms");
  }
}
