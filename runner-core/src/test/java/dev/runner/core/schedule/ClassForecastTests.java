package dev.runner.core.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.runner.core.plugin.PluginId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassForecastTests {

  private static final PluginId SHOP = new PluginId("shop");
  private static final PluginId BANK = new PluginId("bank");

  @TempDir private Path folder;

  @Test
  void prefersWhatAClassTookBeforeToItsPluginAndThatToOthers() throws IOException {
    Path file = Files.write(folder.resolve("times"), List.of("shop\tA\t700"));
    ClassForecast forecast = new ClassForecast(ClassTimes.read(file));
    assertEquals(Optional.empty(), forecast.expected(SHOP, "B"));
    forecast.took(SHOP, Duration.ofMillis(100));
    forecast.took(SHOP, Duration.ofMillis(200));
    assertEquals(Optional.of(Duration.ofMillis(700)), forecast.expected(SHOP, "A"));
    assertEquals(Optional.of(Duration.ofMillis(150)), forecast.expected(SHOP, "B"));
    assertEquals(Optional.of(Duration.ofMillis(150)), forecast.expected(BANK, "C"));
    assertEquals(Optional.empty(), forecast.mean(BANK));
  }

  @Test
  void readsTimesWhenSomebodyAsksAndOnce() {
    AtomicInteger reads = new AtomicInteger();
    ClassForecast forecast =
        new ClassForecast(
            () -> {
              reads.incrementAndGet();
              return ClassTimes.NONE;
            });
    forecast.took(SHOP, Duration.ofMillis(1));
    forecast.mean(SHOP);
    assertEquals(0, reads.get());
    assertFalse(forecast.isRead());
    forecast.before(SHOP, "A");
    forecast.before(SHOP);
    assertEquals(1, reads.get());
  }
}
