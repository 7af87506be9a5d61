package dev.runner.core.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.plugin.ClassNeeds;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LowerBoundTests {

  private static final ClassNeeds LOCK = ClassNeeds.ofLock("dns", true);
  private static final ClassNeeds READ = ClassNeeds.ofLock("dns", false);

  private final LowerBound bound = new LowerBound(4, Map.of("db", 3));

  @Test
  void isNothingForNoClass() {
    assertEquals(Duration.ZERO, bound.value());
  }

  @Test
  void isAnEqualShareForEachFork() {
    add(ClassNeeds.NONE, 300, 300, 300, 300, 300, 300, 200);
    assertIs(500);
  }

  @Test
  void isTheLongestClass() {
    add(ClassNeeds.NONE, 900, 100, 100);
    assertIs(900);
  }

  @Test
  void addsWhatRunsAlone() {
    add(ClassNeeds.NONE, 400, 400, 400, 400);
    add(ClassNeeds.ofSerial(), 50, 70);
    assertIs(520);
  }

  @Test
  void addsUpThoseThatExcludeEachOther() {
    add(ClassNeeds.NONE, 100, 100);
    add(LOCK, 300, 200, 100);
    assertIs(600);
  }

  @Test
  void addsThoseThatOnlyReadAsFarAsTheyRunSideBySide() {
    add(LOCK, 300, 100);
    add(READ, 100, 100, 100, 100);
    assertIs(500);
    add(READ, 250);
    assertIs(650);
  }

  @Test
  void letsReadersAloneRunSideBySide() {
    add(READ, 100, 100, 100, 100);
    assertIs(100);
  }

  @Test
  void countsTheUnitsOfALimitedResource() {
    add(ClassNeeds.ofUnits(Map.of("db", 2)), 300, 300, 300);
    assertIs(600);
  }

  @Test
  void takesAResourceOfUnknownCapacityForOneUnit() {
    add(ClassNeeds.ofUnits(Map.of("licence", 1)), 300, 200);
    assertIs(500);
  }

  @Test
  void takesTheStrictestOfAll() {
    add(LOCK.and(ClassNeeds.ofUnits(Map.of("db", 3))), 300);
    add(ClassNeeds.ofUnits(Map.of("db", 3)), 400);
    add(ClassNeeds.ofSerial().and(LOCK), 1_000);
    assertIs(1_700);
  }

  private void add(ClassNeeds needs, long... millis) {
    for (long one : millis) {
      bound.add(needs, Duration.ofMillis(one));
    }
  }

  private void assertIs(long millis) {
    assertEquals(Duration.ofMillis(millis), bound.value());
  }
}
