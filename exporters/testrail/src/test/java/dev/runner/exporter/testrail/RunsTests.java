package dev.runner.exporter.testrail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.RunHeader;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs, plans, results and what is planned. */
final class RunsTests {

  private static final String MARKER = "runner:019b7f3a-1234-7abc-8def-0123456789ab";

  private TestRailDouble testRail;

  @BeforeEach
  void start() throws IOException {
    testRail = TestRailDouble.start();
  }

  @AfterEach
  void stop() {
    testRail.close();
  }

  @Test
  void makesARunWithItsResults() throws Exception {
    ExportReceipt receipt =
        export(
            SampleRun.of(6),
            export("run-name", "Nightly {run}", "milestone", "spring", "suite", "1"));

    Map<String, Object> run = testRail.project.runs.get(0);
    assertEquals("Nightly 019b7f3a-1234-7abc-8def-0123456789ab", run.get("name"));
    assertEquals(MARKER, run.get("refs"));
    assertEquals(
        MARKER + "\n6 tests: 1 passed, 1 failed, 1 error, 1 skipped, 1 aborted, 1 not run",
        run.get("description"));
    assertEquals(3L, run.get("milestone_id"));
    assertEquals(false, run.get("include_all"));
    assertEquals(6, ((Collection<?>) run.get("case_ids")).size(), "also the one without a verdict");
    assertEquals(Map.of("run", "" + run.get("id")), receipt.remoteIds());
    assertTrue(
        receipt.links().get(0).toString().endsWith("/tr/index.php?/runs/view/" + run.get("id")));

    Map<String, Object> failed = testRail.project.results.get(1);
    assertEquals("1s", failed.get("elapsed"));
    String comment = failed.get("comment").toString();
    assertTrue(
        comment.startsWith(
            "**FAILED** `shop:shop.CartTests.buys2`\n\nexpected: <3>\nbut was: <4> \ufffd \ufffd\n\n    \tat shop.CartTests.buys2"),
        comment);
    assertTrue(comment.matches("(?s).*\n\nrunner-result:[0-9a-f]{24}"), comment);
    assertEquals("cart.log", testRail.project.attachments.get(0).get("name"));
    assertEquals(failed.get("id"), testRail.project.attachments.get(0).get("result_id"));
  }

  @Test
  void sendsStatusesAndFieldsAsTheOptionsSay() throws Exception {
    export(
        SampleRun.of(6),
        export(
            "statuses",
            "error=Broken,skipped=none,aborted=blocked",
            "result-fields",
            "version=1.2,custom_browser=7",
            "attachments",
            "failed",
            "output",
            "true"));
    assertEquals(
        List.of("1 1.2 7", "2 1.2 7", "5 1.2 7", "6 1.2 7"),
        testRail.project.results.stream()
            .map(r -> r.get("status_id") + " " + r.get("version") + " " + r.get("custom_browser"))
            .sorted()
            .toList());
    assertEquals(
        List.of("cart.log", "stdout.txt"),
        testRail.project.attachments.stream().map(file -> file.get("name")).sorted().toList());
  }

  @ParameterizedTest
  @CsvSource({"1, 1s", "1499, 1s", "1500, 2s", "105000, 1m 45s", "3723000, 1h 2m 3s"})
  void writesTimesAsTestRailDoes(long millis, String text) {
    assertEquals(text, Texts.elapsed(Duration.ofMillis(millis)));
  }

  @Test
  void makesAPlanWithConfigurationsAndClosesItInTheEnd() throws Exception {
    SampleRun partial = SampleRun.of(6);
    MemoryExport export = export("mode", "plan", "configs", "Edge,11", "close", "true");
    export(partial, export);
    assertFalse(testRail.calls().toString().contains("close_"), "a test has no verdict yet");

    ExportReceipt receipt = export(finished(), export.again());
    Map<String, Object> plan = testRail.project.plans.get(0);
    assertEquals(1, testRail.project.plans.size());
    assertEquals(1, testRail.project.runs.size());
    assertEquals(List.of(11L, 12L), testRail.project.runs.get(0).get("config_ids"));
    assertEquals(true, plan.get("is_completed"));
    assertEquals("" + plan.get("id"), receipt.remoteIds().get("plan"));
    assertEquals(export.again().items().size(), export.items().size());
    List<String> once = testRail.made();
    export(finished(), export.again());
    assertEquals(once, testRail.made());
  }

  @Test
  void findsTheRunInAPlanWhateverTheOrderOfItsConfigurations() throws Exception {
    export(SampleRun.of(6), export("mode", "plan", "configs", "Edge,11"));
    List<String> once = testRail.made();
    export(SampleRun.of(6), export("mode", "plan", "configs", "Edge,11")); // another outbox
    assertEquals(1, testRail.project.runs.size());
    assertEquals(once, testRail.made());
  }

  @Test
  void addsToAPlanThatIsThere() throws Exception {
    testRail.project.plans.add(RemoteProject.object(77, "name", "Release 3"));
    export(SampleRun.of(6), export("mode", "plan", "plan", "release 3"));
    assertEquals(1, testRail.project.plans.size());
    assertEquals(77L, testRail.project.runs.get(0).get("plan_id"));
    assertEquals(5, testRail.project.results.size());
  }

  @Test
  void addsCasesAndResultsToARunThatIsThere() throws Exception {
    testRail.project.hasCase(1, "shop:shop.CartTests.buys1");
    testRail.project.hasCase(9, "other");
    testRail.project.runs.add(
        RemoteProject.object(55, "suite_id", 1L, "case_ids", List.of(9L), "name", "By hand"));
    MemoryExport export = export("run-id", "55", "close", "true");
    export(finished(), export);
    assertEquals(1, testRail.project.runs.size());
    assertEquals(3, ((Collection<?>) testRail.project.runs.get(0).get("case_ids")).size());
    assertEquals(true, testRail.project.runs.get(0).get("is_completed"));

    export(SampleRun.of(6), export.again());
    List<OutboxItem> open = export.items().stream().filter(i -> !i.reason().isEmpty()).toList();
    assertEquals("run R55 is closed and takes no more results", open.get(0).reason());
    assertFalse(open.get(0).retry());
  }

  @Test
  void makesAnotherRunWhereSomebodyHasDeletedIt() throws Exception {
    MemoryExport export = export();
    export(SampleRun.of(6), export);
    testRail.project.runs.clear();
    testRail.project.results.clear();
    testRail.project.attachments.clear();
    export(SampleRun.of(6), export.again());
    assertEquals(Local.results(SampleRun.of(6)), testRail.results());
    assertEquals(1, testRail.project.attachments.size());
  }

  @Test
  void sendsOnlyWhatHasChanged() throws Exception {
    MemoryExport export = export();
    export(SampleRun.of(6), export);
    SampleRun changed = SampleRun.of(7); // a test more, and each run of it alike
    export(changed, export.again());
    assertEquals(Local.results(changed), testRail.results());
    assertEquals(7, ((Collection<?>) testRail.project.runs.get(0).get("case_ids")).size());
  }

  @ParameterizedTest
  @CsvSource({"0", "7", "250"})
  void readsPagesInBothForms(int size) throws Exception {
    testRail.paging(size);
    IntStream.rangeClosed(1, 600)
        .forEach(id -> testRail.project.hasCase(id, "shop:shop.CartTests.buys" + id));
    SampleRun run = SampleRun.of(600);
    MemoryExport export = export("create-cases", "false", "batch", "250");
    export(run, export);
    export.items().forEach(item -> export.outbox().pending(item.key(), item.content()));
    export(run, export.again());
    assertEquals(Local.results(run), testRail.results());
    assertEquals(600, testRail.project.cases.size());
    assertTrue(testRail.calls().contains("get_cases/1&suite_id=1&limit=250&offset=0"));
  }

  @Test
  void printsTheCallsOfADryRun() throws Exception {
    MemoryExport dry = export("batch", "2", "mode", "plan").planned();
    export(finished(), dry);
    String api = testRail.target().endpoint() + "index.php?/api/v2/";
    assertEquals(
        List.of(
            "POST " + api + "add_section/1: section 'shop'",
            "POST " + api + "add_section/1: section 'shop.CartTests'",
            "POST "
                + api
                + "add_case/{section}: case 'buys1: buys1 \u00e4\u4e2d\ud83d\ude00 \"<&>''",
            "POST "
                + api
                + "add_case/{section}: case 'buys2: buys2 \u00e4\u4e2d\ud83d\ude00 \"<&>''",
            "POST " + api + "add_plan/1",
            "POST " + api + "add_plan_entry/{plan}: 2 cases, references " + MARKER,
            "POST " + api + "add_results_for_cases/{run}: 2 results",
            "POST " + api + "add_attachment_to_result/{result}: 'cart.log', 17 bytes"),
        dry.calls());
    assertEquals(List.of(), testRail.made());
  }

  private static SampleRun finished() {
    RunHeader header = SampleRun.of(2).header();
    assertEquals(0, header.counts().notRun());
    return new SampleRun(
        header, List.of(SampleRun.test(1, Outcome.PASSED), SampleRun.test(2, Outcome.FAILED)));
  }

  private MemoryExport export(String... options) {
    return MemoryExport.of(testRail.target(), Local.options(options));
  }

  private static ExportReceipt export(SampleRun run, MemoryExport export) throws Exception {
    return new TestRailExporter().export(run, export);
  }
}
