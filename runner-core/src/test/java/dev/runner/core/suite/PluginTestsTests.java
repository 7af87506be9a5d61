package dev.runner.core.suite;

import static dev.runner.core.testing.InstalledPluginBuilder.installed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.testing.InstalledPluginBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PluginTestsTests {

  private static final PluginId SHOP = new PluginId("shop");

  private static PluginTests part(InstalledPluginBuilder plugin, String... tests) {
    List<ListedTest> chosen =
        Stream.of(tests)
            .map(
                id ->
                    new TestDescription(
                        SHOP,
                        id,
                        id,
                        id.substring(0, id.indexOf('.')),
                        id,
                        id,
                        Optional.empty(),
                        List.of()))
            .map(test -> new ListedTest(test, Optional.empty()))
            .toList();
    return new PluginTests(plugin.build(), List.of("A", "B", "C", "D"), Map.of()).only(chosen);
  }

  @Test
  void keepsTheClassesOfChosenTests() {
    assertEquals(List.of("A", "C"), part(installed("shop"), "C.x", "A.x", "C.y").classes());
    assertEquals(List.of("A", "B", "C", "D"), part(installed("shop"), "a/feature.1").classes());
  }

  @Test
  void cutsChosenTestsWithoutCuttingAClass() {
    PluginTests part = part(installed("shop"), "C.x", "A.x", "C.y", "B.x");
    assertEquals(
        List.of(
            new Portion(SHOP, List.of("C", "A"), false, List.of("C.x", "C.y", "A.x")),
            new Portion(SHOP, List.of("B"), false, List.of("B.x"))),
        part.chosenPortions(2, name -> ClassNeeds.NONE));
  }

  @Test
  void keepsClassesOfEqualNeedsTogether() {
    PluginTests part = part(installed("shop"), "C.x", "A.x", "C.y", "B.x");
    assertEquals(
        List.of(
            new Portion(SHOP, List.of("C", "B"), false, List.of("C.x", "C.y", "B.x")),
            new Portion(SHOP, List.of("A"), false, List.of("A.x"))),
        part.chosenPortions(2, name -> name.equals("A") ? ClassNeeds.ofSerial() : ClassNeeds.NONE));
  }

  @Test
  void givesOtherEnginesOnePortion() {
    PluginTests part = part(installed("shop").bringingEngines(), "C.x", "A.x", "f.1");
    assertEquals(
        List.of(new Portion(SHOP, List.of("A", "C"), true, List.of("C.x", "A.x", "f.1"))),
        part.chosenPortions(1, name -> ClassNeeds.ofSerial()));
  }
}
