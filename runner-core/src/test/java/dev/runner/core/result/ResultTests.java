package dev.runner.core.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.PluginId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultTests {

  private static final String UUID = "7b9f8b6e-0c1d-4e0c-9d3a-1c2b3a4d5e6f";

  private static TestDescription test(String plugin, String name, Optional<String> uuid) {
    return new TestDescription(
        new PluginId(plugin),
        "[engine:runner]/[plugin:" + plugin + "]/[method:" + name + "]",
        plugin + ":a.B." + name,
        "a.B",
        name,
        name,
        uuid,
        List.of("api", "smoke"));
  }

  @Test
  void plansTheSumOfAllVerdictsAndOfNone() {
    Counts counts = new Counts(1, 2, 4, 8, 16, 32, 64);
    assertEquals(63, counts.planned());
    assertEquals(31, counts.decided());
    assertEquals(new Counts(2, 4, 8, 16, 32, 64, 128), counts.plus(counts));
    assertEquals(counts, counts.plus(Counts.NONE));
  }

  @ParameterizedTest
  @EnumSource
  void countsEachOutcomeOnce(Outcome outcome) {
    Counts counts = Counts.NONE.plus(outcome, 3);
    assertEquals(3, counts.planned());
    assertEquals(3, counts.decided());
    boolean failure = counts.failed() + counts.error() > 0;
    assertEquals(outcome.isFailure(), failure);
  }

  @Test
  void countsTestsWithoutAVerdictAsPlannedAndFlagsBeside() {
    Counts counts = Counts.NONE.plusNotRun(2).plusFlaky(5);
    assertEquals(2, counts.planned());
    assertEquals(0, counts.decided());
    assertEquals(5, counts.flaky());
  }

  @Test
  void knowsTheWorseOfTwoOutcomes() {
    assertEquals(Outcome.ERROR, Outcome.FAILED.worse(Outcome.ERROR));
    assertEquals(Outcome.SKIPPED, Outcome.SKIPPED.worse(Outcome.PASSED));
    assertTrue(Outcome.FAILED.isFailure());
    assertFalse(Outcome.ABORTED.isFailure());
  }

  @Test
  void identifiesATestByItsUuidWhereverItMoves() {
    TestKey before = test("shop", "buys", Optional.of(UUID)).key();
    assertEquals(before, test("other", "moved", Optional.of(UUID)).key());
    assertEquals("id-" + UUID, before.toString());
  }

  @Test
  void tellsTheInvocationsOfOneUuidApart() {
    TestKey first = test("shop", "buys(#1)", Optional.of(UUID)).key();
    TestKey second = test("shop", "buys(#2)", Optional.of(UUID)).key();
    assertNotEquals(first, second);
    assertEquals("id-" + UUID + "(#1)", first.value());
    assertEquals(
        "id-" + UUID + "(#2)(#10)",
        test("shop", "#2).buys(int)(#10)", Optional.of(UUID)).key().value(),
        "an invocation of its class goes before");
  }

  @Test
  void identifiesOtherTestsByPluginAndUniqueId() {
    TestKey shop = test("shop", "buys", Optional.empty()).key();
    assertEquals(shop, test("shop", "buys", Optional.empty()).key());
    assertNotEquals(shop, test("other", "buys", Optional.empty()).key());
  }

  @Test
  void listsUuidAndTagsInBrackets() {
    assertEquals("shop:a.B.buys[api,smoke]", test("shop", "buys", Optional.empty()).listedId());
    assertEquals(
        "shop:a.B.buys[id-" + UUID + ",api,smoke]",
        test("shop", "buys", Optional.of(UUID)).listedId());
    TestDescription plain =
        new TestDescription(
            new PluginId("shop"), "u", "shop:x", "x", "", "x", Optional.empty(), List.of());
    assertEquals("shop:x", plain.listedId());
  }
}
