package dev.runner.core.schedule;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.ClassNeeds;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockTableTests {

  private static final ClassNeeds WRITE = ClassNeeds.ofLock("dns", true);
  private static final ClassNeeds READ = ClassNeeds.ofLock("dns", false);

  private final LockTable table = new LockTable(Map.of("db", 4));

  @Test
  void givesAnExclusiveLockToOne() {
    table.take(WRITE);
    assertFalse(table.isFree(WRITE));
    assertFalse(table.isFree(READ));
    assertTrue(table.isFree(ClassNeeds.ofLock("other", true)));
    table.give(WRITE);
    assertTrue(table.isFree(WRITE));
  }

  @Test
  void letsReadersInTogetherAndAWriterBehindThem() {
    table.take(READ);
    table.take(READ);
    assertFalse(table.isFree(WRITE));
    table.give(READ);
    assertFalse(table.isFree(WRITE));
    table.give(READ);
    assertTrue(table.isFree(WRITE));
  }

  @Test
  void countsUnits() {
    ClassNeeds three = ClassNeeds.ofUnits(Map.of("db", 3));
    ClassNeeds one = ClassNeeds.ofUnits(Map.of("db", 1));
    table.take(three);
    assertFalse(table.isFree(three));
    table.take(one);
    assertFalse(table.isFree(one));
    table.give(three);
    assertTrue(table.isFree(three));
  }

  @Test
  void hasOneUnitOfWhatNobodyCounts() {
    ClassNeeds one = ClassNeeds.ofUnits(Map.of("licence", 1));
    table.take(one);
    assertFalse(table.isFree(one));
    assertFalse(new LockTable(Map.of()).isFree(ClassNeeds.ofUnits(Map.of("licence", 2))));
  }

  @Test
  void takesAllOrNothing() {
    table.take(WRITE);
    ClassNeeds both = ClassNeeds.ofLock("mail", true).and(WRITE);
    assertThrows(IllegalStateException.class, () -> table.take(both));
    assertTrue(table.isFree(ClassNeeds.ofLock("mail", true)));
  }
}
