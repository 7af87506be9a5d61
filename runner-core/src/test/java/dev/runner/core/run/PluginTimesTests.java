package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import dev.runner.core.store.StoredClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginTimesTests {

  private static final PluginId SHOP = new PluginId("shop");
  private static final PluginId MAIL = new PluginId("mail");

  @TempDir private Path folder;

  @Test
  void knowsNothingWithoutAFile() {
    assertEquals(Duration.ZERO, PluginTimes.read(folder.resolve("absent")).of(SHOP));
  }

  @Test
  void addsUpTheClassesOfAPlugin() {
    Path file = folder.resolve("times");
    PluginTimes.read(file)
        .update(List.of(type(SHOP, 300), type(MAIL, 5), type(SHOP, 200)), true, file);
    assertEquals(Duration.ofMillis(500), PluginTimes.read(file).of(SHOP));
    assertEquals(Duration.ofMillis(5), PluginTimes.read(file).of(MAIL));
  }

  @Test
  void keepsThePluginsThatDidNotRun() throws IOException {
    Path file = folder.resolve("times");
    PluginTimes.read(file).update(List.of(type(SHOP, 300), type(MAIL, 5)), true, file);
    PluginTimes.read(file).update(List.of(type(SHOP, 100)), true, file);
    assertEquals(Duration.ofMillis(100), PluginTimes.read(file).of(SHOP));
    assertEquals(Duration.ofMillis(5), PluginTimes.read(file).of(MAIL));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void remembersTheLastWholeRun() {
    Path file = folder.resolve("times");
    PluginTimes.read(file).update(List.of(type(SHOP, 300, 2), type(SHOP, 200, 1)), true, file);
    PluginTimes.read(file).update(List.of(type(SHOP, 7, 1), type(MAIL, 5, 1)), false, file);
    PluginTimes times = PluginTimes.read(file);
    assertEquals(Duration.ofMillis(7), times.of(SHOP));
    assertEquals(Optional.of(new PluginTimes.Whole(3, Duration.ofMillis(500))), times.whole(SHOP));
    assertEquals(Optional.empty(), times.whole(MAIL));
  }

  @Test
  void remembersThatTestsCompute() {
    Path file = folder.resolve("times");
    PluginTimes.read(file).markComputing(SHOP, file);
    assertTrue(PluginTimes.read(file).computes(SHOP));
    PluginTimes.read(file).update(List.of(type(SHOP, 300, 2), type(MAIL, 5)), true, file);
    PluginTimes times = PluginTimes.read(file);
    assertEquals(List.of(true, false), List.of(times.computes(SHOP), times.computes(MAIL)));
    assertEquals(Optional.of(new PluginTimes.Whole(2, Duration.ofMillis(300))), times.whole(SHOP));
    PluginTimes.read(file).update(List.of(type(SHOP, 7)), false, file);
    assertTrue(PluginTimes.read(file).computes(SHOP));
    assertEquals(Duration.ofMillis(7), PluginTimes.read(file).of(SHOP));
  }

  @Test
  void takesARunThatBrokeOffForNoWholeOne() {
    Path file = folder.resolve("times");
    Counts broken = Counts.NONE.plus(Outcome.PASSED, 5).plusNotRun(1);
    StoredClass type = new StoredClass(SHOP, "C", broken, Optional.empty(), Duration.ofMillis(9));
    PluginTimes.read(file).update(List.of(type), true, file);
    assertEquals(Optional.empty(), PluginTimes.read(file).whole(SHOP));
    assertEquals(Duration.ofMillis(9), PluginTimes.read(file).of(SHOP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "shop many", "shop 5 many 5", "shop 5 5", "SHOP 1", "\u0000"})
  void knowsNothingFromADamagedFile(String line) throws IOException {
    Path file = Files.write(folder.resolve("times"), List.of("mail 5", line));
    assertEquals(Duration.ZERO, PluginTimes.read(file).of(MAIL));
  }

  @Test
  void canDoWithoutBeingWritten() {
    Path file = folder.resolve("absent/times");
    PluginTimes.read(file).update(List.of(type(SHOP, 300)), true, file);
    assertEquals(Duration.ZERO, PluginTimes.read(file).of(SHOP));
  }

  private static StoredClass type(PluginId plugin, long millis) {
    return type(plugin, millis, 0);
  }

  private static StoredClass type(PluginId plugin, long millis, int tests) {
    Counts counts = Counts.NONE.plus(Outcome.PASSED, tests);
    return new StoredClass(plugin, "C", counts, Optional.empty(), Duration.ofMillis(millis));
  }
}
