package dev.runner.core.suite;

import static dev.runner.core.testing.InstalledPluginBuilder.installed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.RunId;
import dev.runner.core.testing.InstalledPluginBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteRequestReaderTests {

  private static final SuiteExecution NOTHING_SAID =
      new SuiteExecution(
          Optional.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

  private static Selection readBack(Selection selection) {
    Suite suite = new Suite(List.of(), List.of(), selection, List.of());
    return SuiteRequestReader.read(SuiteRequestJson.of(suite, id -> Map.of(), NOTHING_SAID))
        .selection();
  }

  @Test
  void readsWhatWasWritten() {
    ListedRegex rule = new ListedRegex("a.*\"b", "flaky", "x.txt:3");
    TestList only = new TestList("load list 'y'", List.of(TestName.of("shop:a.B.c(#2)")), "");
    Selection selection =
        new Selection(
            Set.of(),
            Set.of(),
            List.of("slow & !net"),
            List.of("x"),
            List.of("y", "z"),
            List.of("a.B"),
            List.of(MethodName.parse("a.B#c(int)")),
            new TestLists(Optional.of(List.of(rule)), List.of(rule), List.of(only)));
    assertEquals(selection, readBack(selection));
    assertEquals(Selection.ALL, readBack(Selection.ALL));
  }

  @Test
  void readsHowTheRunWasExecuted() {
    RunId run = RunId.create(Instant.EPOCH);
    SuiteExecution said =
        new SuiteExecution(
            Optional.of("random"), OptionalLong.of(-7), Optional.of("plugin"), Optional.of(run));
    Suite suite = new Suite(List.of(), List.of(), Selection.ALL, List.of());
    assertEquals(
        said,
        SuiteRequestReader.read(SuiteRequestJson.of(suite, id -> Map.of(), said)).execution());
    assertEquals(
        NOTHING_SAID,
        SuiteRequestReader.read(SuiteRequestJson.of(suite, id -> Map.of(), NOTHING_SAID))
            .execution());
  }

  @Test
  void readsTheOptionsOfAPlugin() {
    PluginId shop = new PluginId("shop");
    Suite suite =
        new SuiteAssembler()
            .assemble(
                InstalledPluginBuilder.all(installed("shop").classes("p.A")),
                id -> Map.of(),
                Selection.ALL);
    String json =
        SuiteRequestJson.of(suite, id -> Map.of("shop.url", "http://x", "a", ""), NOTHING_SAID);
    assertEquals(Map.of("shop.url", "http://x", "a", ""), SuiteRequestReader.options(json, shop));
    assertEquals(Map.of(), SuiteRequestReader.options(json, new PluginId("bank")));
    String without = SuiteRequestJson.of(suite, id -> Map.of(), NOTHING_SAID);
    assertEquals(Map.of(), SuiteRequestReader.options(without, shop));
  }

  @Test
  void readsHowOftenTestsWereToRun() {
    Suite suite = new Suite(List.of(), List.of(), Selection.ALL, List.of());
    for (SuiteTries tries :
        List.of(
            new SuiteTries(OptionalInt.of(2), OptionalInt.empty(), false),
            new SuiteTries(OptionalInt.empty(), OptionalInt.of(9), true),
            new SuiteTries(OptionalInt.empty(), OptionalInt.empty(), true))) {
      SuiteExecution said =
          new SuiteExecution(
              Optional.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty(), tries);
      assertEquals(
          said,
          SuiteRequestReader.read(SuiteRequestJson.of(suite, plugin -> Map.of(), said))
              .execution());
    }
  }

  @Test
  void tellsAnEmptyListFromNone() {
    TestLists lists = new TestLists(Optional.of(List.of()), List.of(), List.of());
    assertEquals(lists, readBack(Selection.ALL.with(lists)).lists());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"plugins\":[{\"id\":7}],\"selection\":{}}"})
  void refusesWhatIsNoRequest(String text) {
    assertThrows(IllegalArgumentException.class, () -> SuiteRequestReader.read(text));
  }
}
