package dev.runner.exporter.testrail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tests find their cases, and what is made for those that have none. */
final class CasesTests {

  private static final String UUID = "7d3ad2d0-5d1c-4b8e-9d7f-2b8f3f9e1a10";

  private TestRailDouble testRail;

  @BeforeEach
  void start() throws IOException {
    testRail = TestRailDouble.start();
  }

  @AfterEach
  void stop() {
    testRail.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C12_buys            | x             | smoke | 12",
        "buys_C12            | x             | smoke | 12",
        "C12_C13_buys        | x             | smoke | 12 13",
        "buys(C12)           | x             | smoke | 12",
        "buys                | [C12] buys    | smoke | 12",
        "buys                | [C12, C13] it | smoke | 12 13",
        "buys                | x             | C13   | 13",
        "C12buys             | C12 buys      | c12   | ''",
        "abC12               | x             | smoke | ''",
        "C99_buys            | x             | smoke | missing 99",
        "C12_C99_buys        | x             | smoke | 12 missing 99",
        "known               | x             | smoke | 20",
        "paragraph           | x             | smoke | 21",
        "junit               | x             | smoke | 22"
      })
  void findsTheCaseOfATest(String name, String shown, String tag, String cases) throws Exception {
    testRail.project.hasCase(12, "");
    testRail.project.hasCase(13, "");
    testRail.project.hasCase(20, "shop:shop.CartTests.known");
    testRail.project.hasCase(21, "<p>shop:shop.CartTests.paragraph</p>");
    testRail.project.hasCase(22, "shop.CartTests.junit");
    MemoryExport export = export("create-cases", "false");
    export(run(test(name, shown, tag, Optional.empty())), export);

    List<String> found = new ArrayList<>();
    testRail.project.results.forEach(result -> found.add("" + result.get("case_id")));
    export.items().stream()
        .filter(item -> item.reason().contains(" is not in the suite"))
        .forEach(item -> found.add("missing " + item.reason().replaceAll("\\D", "")));
    assertEquals(cases, String.join(" ", found));
  }

  @Test
  void prefersWhatATestIsKnownByForGood() throws Exception {
    testRail.project.hasCase(30, UUID);
    testRail.project.hasCase(31, "shop:shop.CartTests.buys");
    export(run(test("buys", "x", "smoke", Optional.of(UUID))), export());
    assertEquals(30L, testRail.project.results.get(0).get("case_id"));
  }

  @Test
  void makesSectionsAndCasesOnce() throws Exception {
    ExportedTest known = test("buys", "buys & pays", "smoke", Optional.of(UUID));
    ExportedTest big = test("x".repeat(300), "y", "smoke", Optional.empty());
    export(run(known, big), export("section", "Runner", "case-fields", "custom_n=4,priority_id=2"));
    assertEquals(List.of(), testRail.made().stream().filter(m -> m.startsWith("case")).toList());

    testRail.project.caseFields.add(
        RemoteProject.object(9, "system_name", "custom_n", "type_id", 2));
    SampleRun run = run(known, big);
    export(run, export("section", "Runner", "case-fields", "custom_n=4,priority_id=2"));
    export(run, export("section", "Runner"));
    assertEquals(
        List.of("Runner", "shop", "shop.CartTests"),
        testRail.project.sections.stream().map(section -> section.get("name")).toList());
    List<Map<String, Object>> cases = List.copyOf(testRail.project.cases.values());
    assertEquals(2, cases.size());
    assertEquals("buys: buys & pays", cases.get(0).get("title"));
    assertEquals(UUID, cases.get(0).get("custom_automation_id"));
    assertEquals(4L, cases.get(0).get("custom_n"));
    assertEquals(2L, cases.get(0).get("priority_id"));
    assertEquals(250, cases.get(1).get("title").toString().length());
    assertEquals(250, cases.get(1).get("custom_automation_id").toString().length());
  }

  @Test
  void listsTestsWithoutACaseOrLeavesThemOut() throws Exception {
    MemoryExport export = export("create-cases", "false");
    export(SampleRun.of(6), export);
    assertEquals(List.of(), testRail.project.runs, "a run without a case is refused by TestRail");
    assertEquals(5, export.expected());
    assertEquals(5, export.items().stream().filter(i -> i.state() == State.FAILED).count());
    assertEquals(
        "no case has its id 'shop:shop.CartTests.buys1': give one that id, or set 'testrail.create-cases' or 'testrail.unmatched = skip'",
        export.items().get(0).reason());

    testRail.project.hasCase(1, "shop:shop.CartTests.buys1");
    MemoryExport skipping = export("create-cases", "false", "unmatched", "skip");
    export(SampleRun.of(6), skipping);
    assertEquals(List.of("shop:shop.CartTests.buys1 1"), testRail.results());
    assertTrue(skipping.items().stream().allMatch(item -> item.state() == State.SENT));
    assertEquals(skipping.expected(), skipping.items().size());
  }

  @Test
  void showsTheWorstResultOfSeveralTestsOfACase() throws Exception {
    testRail.project.hasCase(12, "");
    List<ExportedTest> tests = new ArrayList<>();
    for (int number = 1; number <= 6; number++) {
      tests.add(sample(number, "C12_buys(#" + number + ")", Optional.empty()));
    }
    export(new SampleRun(SampleRun.of(6).header(), tests), export("batch", "2"));
    assertEquals(
        List.of(1L, 4L, 4L, 5L, 5L),
        testRail.project.results.stream().map(result -> result.get("status_id")).toList());
  }

  private static SampleRun run(ExportedTest... tests) {
    return new SampleRun(SampleRun.of(tests.length).header(), List.of(tests));
  }

  private static ExportedTest test(String name, String shown, String tag, Optional<String> uuid) {
    ExportedTest test = sample(1, name, uuid);
    return new ExportedTest(
        1,
        test.key(),
        test.id(),
        test.uniqueId(),
        uuid,
        test.plugin(),
        test.className(),
        name,
        shown,
        List.of(tag),
        test.outcome(),
        test.flags(),
        test.cause(),
        test.message(),
        test.trace(),
        test.attempts(),
        test.fork(),
        test.startedAt(),
        test.duration(),
        test.attachments(),
        List.of());
  }

  private static ExportedTest sample(int number, String name, Optional<String> uuid) {
    Outcome[] outcomes = {Outcome.PASSED, Outcome.FAILED, Outcome.SKIPPED, Outcome.ERROR};
    Outcome outcome = number > 4 ? Outcome.values()[number - 1] : outcomes[number - 1];
    ExportedTest test = SampleRun.test(number, outcome);
    return new ExportedTest(
        number,
        "shop " + name,
        "shop:shop.CartTests." + name,
        test.uniqueId(),
        uuid,
        "shop",
        "shop.CartTests",
        name,
        name,
        List.of(),
        test.outcome(),
        test.flags(),
        test.cause(),
        test.message(),
        test.trace(),
        test.attempts(),
        test.fork(),
        test.startedAt(),
        test.duration(),
        List.of(),
        List.of());
  }

  private MemoryExport export(String... options) {
    return MemoryExport.of(testRail.target(), Local.options(options));
  }

  private static void export(SampleRun run, MemoryExport export) throws Exception {
    try {
      new TestRailExporter().export(run, export);
    } catch (IOException e) {
      assertEquals(
          "there is no field 'custom_n' in TestRail: correct 'testrail.case-fields'",
          e.getMessage());
    }
  }
}
