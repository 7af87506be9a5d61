package dev.runner.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PruneLimitsTests {

  @Test
  void readsAgesInHoursDaysAndWeeks() {
    assertEquals(Duration.ofDays(30), PruneLimits.age("30d"));
    assertEquals(Duration.ofDays(30), PruneLimits.age("30 days"));
    assertEquals(Duration.ofHours(12), PruneLimits.age("12h"));
    assertEquals(Duration.ofDays(56), PruneLimits.age("8w"));
    assertEquals(Duration.ZERO, PruneLimits.age("0d"));
  }

  @Test
  void asksForTheUnitOfAnAge() {
    assertEquals(
        "Option --older-than: 3 what? Write 3d for days, 3h for hours or 3w for weeks",
        assertThrows(UsageException.class, () -> PruneLimits.age("3")).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3m", "3ms", "500ms", "1y", "2d12h", "soon", "", "-3d", "1.5d", "d"})
  void namesTheUnitsOfAgesWhereOneIsNotUnderstood(String age) {
    String message = assertThrows(UsageException.class, () -> PruneLimits.age(age)).getMessage();
    assertTrue(message.contains("'" + age + "'"), message);
    assertTrue(message.contains("d for days"), message);
  }

  @Test
  void readsSizesWithUnits() {
    assertEquals(2L << 30, PruneLimits.size("2g"));
    assertEquals(100_000_000, PruneLimits.size("100MB"));
    assertEquals(100L << 20, PruneLimits.size("100MiB"));
  }

  @Test
  void asksForTheUnitOfASize() {
    for (String number : List.of("100", " 100 ", "0")) {
      String message =
          assertThrows(UsageException.class, () -> PruneLimits.size(number)).getMessage();
      assertTrue(
          message.contains(number.strip() + " what? Write " + number.strip() + "MB"), message);
    }
    String message = assertThrows(UsageException.class, () -> PruneLimits.size("big")).getMessage();
    assertTrue(message.contains("'big'") && message.contains("MiB"), message);
  }
}
