package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the data of a page says; what a person sees of it, {@link HtmlPageTests} looks at. */
final class HtmlReportTests extends ReporterContract {

  @Override
  Reporter reporter() {
    return new HtmlReport();
  }

  @Override
  List<ReadTest> read(Path report) throws Exception {
    HtmlData page = HtmlData.of(report);
    List<ReadTest> tests = new ArrayList<>();
    for (JsonNode rows : page.chunks("rows")) {
      for (int i = 0; i < rows.get("name").size(); i++) {
        Optional<JsonNode> detail = page.detail(rows.get("detail").get(i).asInt());
        Optional<JsonNode> last = detail.map(HtmlReportTests::last);
        String row = rows.get("message").path(Integer.toString(i)).asString("");
        tests.add(
            new ReadTest(
                rows.get("name").get(i).asString(),
                rows.get("outcome").asString().charAt(i) + " " + rows.get("flags").get(i).asInt(),
                last.map(one -> one.path("message").asString("")).orElse(row),
                last.map(one -> one.path("output").path("stdout"))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)));
      }
    }
    assertEquals(tests.size(), page.summary().get("rows").asInt());
    return tests;
  }

  private static JsonNode last(JsonNode detail) {
    JsonNode attempts = detail.path("attempts");
    return attempts.isEmpty() ? detail : attempts.get(attempts.size() - 1);
  }

  @Override
  Map<String, String> statuses() {
    return Map.of(
        "passed", "P 0",
        "failed", "F 0",
        "crashed", "E 0",
        "skipped", "S 0",
        "aborted", "A 0",
        "planned", "N 0");
  }

  @Override
  Map<String, String> marked() {
    return Map.of(
        "known", "F 4",
        "unstable", "F 8",
        "quarantined", "F 2",
        "fixed", "P 16",
        "flaky", "P 1");
  }

  @Test
  void hasAllThatIsKnownOfATest() throws Exception {
    HtmlData page = HtmlData.of(write(MarkedRuns.marked()));

    JsonNode rows = page.chunks("rows").get(0);
    JsonNode flaky = page.detail(rows.get("detail").get(4).asInt()).orElseThrow();
    assertEquals(2, flaky.get("attempts").size());
    assertEquals("at A.first", flaky.get("attempts").get(0).get("trace").asString());
    assertEquals("log", last(flaky).get("output").get("log").asString());
    assertEquals("red", last(flaky).get("entries").get(0).get("color").asString());
    assertEquals("x.png", last(flaky).get("files").get(0).get("name").asString());
    JsonNode more = page.chunks("more").get(0);
    assertEquals(ReportedRuns.UUID, more.get("uuid").get("4").asString());
    JsonNode known = page.detail(rows.get("detail").get(0).asInt()).orElseThrow();
    assertEquals("BUG-1", known.get("knownIssues").get(0).get("id").asString());
    JsonNode fault = page.detail(rows.get("detail").get(5).asInt()).orElseThrow();
    assertEquals("cannot close", fault.get("message").asString());
  }

  @Test
  void putsFailuresTogetherThatSayTheSame() throws Exception {
    Journal journal = new Journal(ReportedRuns.NOON);
    for (int i = 1; i <= 3; i++) {
      int test = journal.plan(Journal.test("sample", "a.A", "test" + i));
      journal.attempt(test, 1, Verdict.failed("took " + i + " s", "a.B: took\n\tat a.A.a(A:1)"));
    }

    JsonNode summary = HtmlData.of(write(journal)).summary();

    assertEquals(1, summary.get("clusters").size());
    assertEquals(3, summary.get("clusters").get(0).get("tests").asInt());
  }

  @Test
  void keepsTheSizeOfThePageWithinBounds() throws Exception {
    Journal journal = new Journal(ReportedRuns.NOON);
    int test = journal.plan(Journal.test("sample", "a.A", "one"));
    journal.attempt(test, 1, Verdict.failed("no", "begin" + "x".repeat(400_000) + "end"));
    journal.output(test, 1, OutputStreamKind.STDOUT, "short");

    HtmlData page = HtmlData.of(write(journal));

    String trace = last(page.detail(0).orElseThrow()).get("trace").asString();
    assertTrue(trace.length() < 200_000 && trace.startsWith("begin") && trace.endsWith("end"));
    assertTrue(trace.contains("268,936 characters are left out"), trace.replace("x", ""));
  }

  @Test
  void tellsWhichForkRanWhat() throws Exception {
    Journal journal = new Journal(ReportedRuns.NOON);
    for (int i = 0; i < 3000; i++) {
      int test = journal.plan(Journal.test("sample", "a.A" + i, "one"));
      journal.took(test, i);
    }
    journal.end();

    JsonNode summary = HtmlData.of(write(journal)).summary();

    int tests = 0;
    Set<String> names = new HashSet<>();
    for (JsonNode bar : summary.get("timeline")) {
      tests += bar.get(4).asInt();
      names.add(bar.get(1).asString());
      assertEquals(1, bar.get(0).asInt());
    }
    assertEquals(3000, tests);
    assertTrue(summary.get("timeline").size() <= 1500);
    assertTrue(names.contains("sample:a.A2999") && names.contains(""), names::toString);
    assertEquals(2999, summary.get("slowest").get(0).get(1).asLong());
    assertEquals(Duration.ofMillis(1234).toMillis(), summary.get("durationMs").asLong());
  }

  /** Nothing that a test says is part of the HTML, so there is nothing that could be escaped. */
  @Test
  void keepsTextsOutOfTheHtml() throws Exception {
    String canary = "canary</script><img src=x onerror=alert(1)><!--";
    Journal journal = new Journal(ReportedRuns.NOON);
    int test = journal.plan(Journal.test("sample", "a.A" + canary, "n" + canary));
    journal.attempt(test, 1, Verdict.failed("m" + canary, "at " + canary));
    journal.output(test, 1, OutputStreamKind.STDOUT, canary);

    HtmlData page = HtmlData.of(write(journal));

    assertFalse(page.html().contains("canary"));
    assertEquals("n" + canary, page.chunks("rows").get(0).get("name").get(0).asString());
  }

  @Test
  void letsNoScriptRunButItsOwn() throws Exception {
    String html = HtmlData.of(write(MarkedRuns.marked())).html();

    assertTrue(html.contains("content=\"default-src 'none'; script-src 'sha256-"), html);
    assertFalse(html.contains("unsafe-"));
    assertEquals(2, occurrences(html, "<script>"));
    assertFalse(Pattern.compile("<[a-z][^>]* on[a-z]+=").matcher(withoutScripts(html)).find());
    assertFalse(Pattern.compile("(src|href)=\"(?!data:|#)").matcher(withoutScripts(html)).find());
    assertTrue(html.contains("Jukka Kurkela") && html.contains("The MIT License"), "licences");
  }

  @Test
  void joinsModulesInAnOrderThatWorks() {
    Set<String> known = new HashSet<>();
    Set<String> names = new HashSet<>();
    Pattern imports =
        Pattern.compile("^import \\{.*} from '\\./([\\w-]+\\.js)';$", Pattern.MULTILINE);
    Pattern tops =
        Pattern.compile(
            "^(?:export )?(?:async )?(?:function\\*?|const|let|class) (\\w+)", Pattern.MULTILINE);
    for (String module : HtmlPage.MODULES) {
      String text = HtmlPage.resource(module);
      imports
          .matcher(text)
          .results()
          .forEach(one -> assertTrue(known.contains(one.group(1)), module));
      tops.matcher(text)
          .results()
          .forEach(one -> assertTrue(names.add(one.group(1)), one.group(1)));
      assertFalse(text.contains("</script") || text.contains("<!--"), module);
      known.add(module);
    }
  }

  private static long occurrences(String text, String part) {
    return Pattern.compile(Pattern.quote(part))
        .matcher(text)
        .results()
        .map(MatchResult::start)
        .count();
  }

  private static String withoutScripts(String html) {
    return html.replaceAll("(?s)<script.*?</script>", "");
  }
}
