package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.report.UtcTime;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.retry.KnownIssueRules;
import dev.runner.core.store.KnownTest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** The views of known issues and of the tests that have them. */
public final class KnownIssuesView {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private static final List<String> COLUMNS =
      List.of(
          "issue",
          "mode",
          "id",
          "plugin",
          "outcome",
          "run",
          "runs",
          "lastFailedAt",
          "lastPassedAt",
          "seemsFixed",
          "reason",
          "link");

  private final Console console;
  private final KnownIssueRules rules;

  /**
   * Creates the views.
   *
   * @param rules say where issues can be read
   */
  public KnownIssuesView(Console console, KnownIssueRules rules) {
    this.console = console;
    this.rules = rules;
  }

  /** Shows each issue with its tests to a person. */
  public void text(List<KnownTest> tests) {
    List<List<KnownTest>> issues = byIssue(tests);
    issues.forEach(this::issue);
    long fixed = issues.stream().filter(KnownIssuesView::seemsFixed).count();
    console.message(
        issues.isEmpty()
            ? "No test that has run carries @KnownIssue"
            : "%d known issue%s, %d seem%s fixed"
                .formatted(
                    issues.size(), issues.size() == 1 ? "" : "s", fixed, fixed == 1 ? "s" : ""));
  }

  /** Shows an array of issues. */
  public void json(List<KnownTest> tests) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartArray();
          byIssue(tests).forEach(issue -> issue(json, issue));
          json.writeEndArray();
        });
  }

  /** Shows a row for each test of each issue. */
  public void csv(List<KnownTest> tests) {
    try (Csv csv = new Csv(console, COLUMNS)) {
      for (KnownTest known : tests) {
        csv.row(
            known.issue().id(),
            known.issue().mode(),
            known.test().description().listedId(),
            known.test().description().plugin(),
            outcome(known),
            known.run(),
            known.runs(),
            known.failedAt().map(UtcTime::of),
            known.passedAt().map(UtcTime::of),
            known.seemsFixed(),
            known.issue().reason(),
            rules.linkOf(known.issue()));
      }
    }
  }

  private static List<List<KnownTest>> byIssue(List<KnownTest> tests) {
    Map<String, List<KnownTest>> issues = new LinkedHashMap<>();
    tests.forEach(
        test -> issues.computeIfAbsent(test.issue().id(), id -> new ArrayList<>()).add(test));
    return List.copyOf(issues.values());
  }

  /** Tells whether no test is left that fails because of an issue, of those that are to. */
  private static boolean seemsFixed(List<KnownTest> issue) {
    List<KnownTest> expected =
        issue.stream().filter(test -> test.issue().mode() == KnownIssue.Mode.EXPECT).toList();
    return !expected.isEmpty() && expected.stream().allMatch(KnownTest::seemsFixed);
  }

  private void issue(List<KnownTest> issue) {
    KnownIssue first = issue.get(0).issue();
    String modes =
        distinct(issue, test -> test.issue().mode().name()).collect(Collectors.joining(", "));
    String fixed = console.dataStyle().paint(Paint.GREEN, "seems fixed");
    console.line(
        console.dataStyle().paint(Paint.BOLD, Visible.line(first.id()))
            + "  "
            + modes
            + (seemsFixed(issue) ? "  " + fixed : ""));
    distinct(issue, test -> test.issue().reason())
        .filter(reason -> !reason.isEmpty())
        .forEach(reason -> console.line("  " + Visible.line(reason)));
    distinct(issue, test -> rules.linkOf(test.issue()))
        .filter(link -> !link.isEmpty())
        .forEach(link -> console.line("  " + Visible.line(link)));
    issue.forEach(this::test);
  }

  private void test(KnownTest known) {
    Outcome outcome = known.test().outcome().orElse(Outcome.ABORTED);
    Paint paint = outcome == Outcome.PASSED ? Paint.GREEN : Paint.YELLOW;
    console.line("    " + Visible.line(known.test().description().printedId()));
    console.line(
        "      %s in %s, %d run%s%s%s"
            .formatted(
                console.dataStyle().paint(paint, outcome.name()),
                known.run().brief(),
                known.runs(),
                known.runs() == 1 ? "" : "s",
                when(", failed ", known.failedAt()),
                when(", passed ", known.passedAt())));
  }

  private static String when(String word, Optional<Instant> at) {
    return at.map(time -> word + LOCAL.format(time)).orElse("");
  }

  private void issue(JsonGenerator json, List<KnownTest> issue) {
    json.writeStartObject();
    json.writeStringProperty("issue", issue.get(0).issue().id());
    JsonOut.texts(json, "modes", distinct(issue, test -> test.issue().mode().name()).toList());
    JsonOut.texts(
        json,
        "plugins",
        distinct(issue, test -> test.test().description().plugin().value()).toList());
    times(
        json,
        issue.stream().flatMap(t -> t.failedAt().stream()).max(Instant::compareTo),
        issue.stream().flatMap(t -> t.passedAt().stream()).max(Instant::compareTo));
    json.writeBooleanProperty("seemsFixed", seemsFixed(issue));
    json.writeArrayPropertyStart("tests");
    issue.forEach(test -> test(json, test));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void test(JsonGenerator json, KnownTest known) {
    json.writeStartObject();
    json.writeStringProperty("id", known.test().description().listedId());
    json.writeStringProperty("uniqueId", known.test().description().uniqueId());
    JsonOut.text(json, "uuid", known.test().description().uuid());
    json.writeStringProperty("plugin", known.test().description().plugin().value());
    json.writeStringProperty("mode", known.issue().mode().name());
    json.writeStringProperty("reason", known.issue().reason());
    json.writeStringProperty("link", rules.linkOf(known.issue()));
    json.writeStringProperty("outcome", outcome(known));
    json.writeStringProperty("message", known.test().message());
    json.writeStringProperty("run", known.run().toString());
    json.writeNumberProperty("runs", known.runs());
    times(json, known.failedAt(), known.passedAt());
    json.writeBooleanProperty("seemsFixed", known.seemsFixed());
    json.writeEndObject();
  }

  private static void times(
      JsonGenerator json, Optional<Instant> failedAt, Optional<Instant> passedAt) {
    JsonOut.text(json, "lastFailedAt", failedAt.map(UtcTime::of));
    JsonOut.text(json, "lastPassedAt", passedAt.map(UtcTime::of));
  }

  private static String outcome(KnownTest known) {
    return known.test().outcome().map(Enum::name).orElse("NOT_RUN");
  }

  private static Stream<String> distinct(List<KnownTest> issue, Function<KnownTest, String> text) {
    return issue.stream().map(text).distinct();
  }
}
