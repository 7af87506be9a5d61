package dev.runner.core.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.TestLists;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFilterTests {

  private static final TestDescription ADDS =
      new TestDescription(
          new PluginId("shop"),
          "[engine:runner]",
          "shop:p.Cart.adds",
          "p.Cart",
          "adds",
          "adds()",
          Optional.of("77"),
          List.of("slow", "smoke"));

  private static TestFilter filter(List<String> tags, List<String> regexes, List<String> excluded) {
    return new TestFilter(
        new Selection(Set.of(), Set.of(), tags, regexes, excluded, List.of(), List.of()));
  }

  private static List<ListedRegex> rules(String... regexes) {
    return List.of(regexes).stream().map(regex -> new ListedRegex(regex, "why", "f:1")).toList();
  }

  private static TestFilter filter(Optional<List<ListedRegex>> in, List<ListedRegex> out) {
    return new TestFilter(Selection.ALL.with(new TestLists(in, out, List.of())));
  }

  @ParameterizedTest
  @CsvSource({
    "smoke, true",
    "smoke & !slow, false",
    "any(), true",
    "none(), false",
    "other | slow, true"
  })
  void readsTagExpressionsAsJUnitDoes(String expression, boolean wanted) {
    assertEquals(wanted, filter(List.of(expression), List.of(), List.of()).wants(ADDS));
  }

  @Test
  void wantsAllTagExpressionsToHold() {
    assertEquals(false, filter(List.of("smoke", "fast"), List.of(), List.of()).wants(ADDS));
  }

  @ParameterizedTest
  @CsvSource({
    "adds$, false",
    "Cart.adds, true",
    "^shop:p, true",
    "id-77, true",
    "slow.smoke, true",
    "bank, false"
  })
  void searchesTheListedId(String regex, boolean found) {
    assertEquals(found, filter(List.of(), List.of("nowhere", regex), List.of()).wants(ADDS));
    assertEquals(!found, filter(List.of(), List.of(), List.of("nowhere", regex)).wants(ADDS));
    assertEquals(found, filter(Optional.of(rules("nowhere", regex)), List.of()).wants(ADDS));
    assertEquals(
        found, filter(Optional.empty(), rules("nowhere", regex)).exclusion(ADDS).isPresent());
  }

  @Test
  void wantsNothingOfAnEmptyIncludeList() {
    assertEquals(false, filter(Optional.of(List.of()), List.of()).wants(ADDS));
  }

  @Test
  void tellsTheFirstLineThatLeavesATestOut() {
    TestFilter filter = filter(Optional.empty(), rules("none", "adds", "Cart"));
    assertEquals(true, filter.wants(ADDS));
    assertEquals(Optional.of("adds"), filter.exclusion(ADDS).map(ListedRegex::regex));
  }
}
