package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.launch.SuiteLauncher;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.testing.InstalledPluginBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RandomSeedTests {

  private static PluginTests plugin(String id, Map<String, String> parameters) {
    return new PluginTests(InstalledPluginBuilder.installed(id).build(), List.of(), parameters);
  }

  private static Map<String, String> seed(String value) {
    return Map.of(SuiteLauncher.SEED, value);
  }

  private static void assertChosen(long seed) {
    assertTrue(seed > 0 && seed < 1_000_000, "seed " + seed);
  }

  @Test
  void isWhatIsSetForAllPlugins() {
    assertEquals(-7, RandomSeed.of(List.of(plugin("a", seed("-7")), plugin("b", seed("-7")))));
  }

  @Test
  void isChosenWhereNothingOrNotOneThingIsSet() {
    assertChosen(RandomSeed.of(List.of()));
    assertChosen(RandomSeed.of(List.of(plugin("a", Map.of()))));
    assertChosen(RandomSeed.of(List.of(plugin("a", seed("-7")), plugin("b", Map.of()))));
    assertChosen(RandomSeed.of(List.of(plugin("a", seed("-7")), plugin("b", seed("-8")))));
    assertChosen(RandomSeed.of(List.of(plugin("a", seed("seven")))));
  }
}
