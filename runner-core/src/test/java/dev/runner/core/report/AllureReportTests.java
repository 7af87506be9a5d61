package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import io.qameta.allure.DefaultResultsVisitor;
import io.qameta.allure.Extension;
import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.context.RandomUidContext;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.core.Plugin;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.TestResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AllureReportTests extends ReporterContract {

  @Override
  Reporter reporter() {
    return new AllureReport();
  }

  @Override
  List<ReadTest> read(Path report) throws Exception {
    LaunchResults launch = launch(report);
    List<ReadTest> tests = new ArrayList<>();
    for (TestResult result : lastOnes(launch)) {
      tests.add(
          new ReadTest(
              result.getName(),
              result.getStatus().value(),
              Optional.ofNullable(result.getStatusMessage()).orElse(""),
              out(launch, result)));
    }
    return tests;
  }

  /** Reads with the report generator's own reader. */
  private static LaunchResults launch(Path report) {
    Configuration configuration = new Reading();
    DefaultResultsVisitor visitor = new DefaultResultsVisitor(configuration);
    new Allure2Plugin().readResults(configuration, visitor, report);
    return visitor.getLaunchResults();
  }

  /** Returns the last result of each test: those before it are its retries. */
  private static List<TestResult> lastOnes(LaunchResults launch) {
    Map<String, TestResult> last = new HashMap<>();
    for (TestResult result : launch.getResults()) {
      last.merge(
          result.getHistoryId(),
          result,
          (one, other) -> one.getTime().getStart() > other.getTime().getStart() ? one : other);
    }
    return last.values().stream()
        .sorted(Comparator.comparing(AllureReportTests::number).thenComparing(TestResult::getName))
        .toList();
  }

  private static int number(TestResult result) {
    String name = result.getName();
    String digits = name.startsWith("n") ? name.substring(1).split(" ")[0] : "";
    return digits.matches("\\d+") ? Integer.parseInt(digits) : 0;
  }

  private static Optional<String> out(LaunchResults launch, TestResult result) throws Exception {
    if (result.getTestStage() == null) {
      return Optional.empty();
    }
    for (Attachment attachment : result.getTestStage().getAttachments()) {
      if (attachment.getName().equals("stdout")) {
        for (Map.Entry<Path, Attachment> file : launch.getAttachments().entrySet()) {
          if (file.getValue().getUid().equals(attachment.getUid())) {
            return Optional.of(Files.readString(file.getKey()));
          }
        }
      }
    }
    return Optional.empty();
  }

  @Override
  Map<String, String> statuses() {
    return Map.of(
        "passed", "passed",
        "failed", "failed",
        "crashed", "broken",
        "skipped", "skipped",
        "aborted", "skipped",
        "planned", "unknown");
  }

  @Override
  Map<String, String> marked() {
    return Map.of(
        "known", "skipped",
        "unstable", "skipped",
        "quarantined", "skipped",
        "fixed", "passed",
        "flaky", "passed");
  }

  @Test
  void hasRetriesLabelsLinksAndAttachments() throws Exception {
    Journal journal = MarkedRuns.marked();
    Path file = folder.resolve(journal.run().toString()).resolve("files/fork-1/x.png");
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {1, 2, 3});

    LaunchResults launch = launch(write(journal));

    assertEquals(7, launch.getResults().size());
    TestResult flaky = named(launch, "flaky", "passed");
    TestResult first = named(launch, "flaky", "failed");
    assertEquals(first.getHistoryId(), flaky.getHistoryId());
    assertTrue(flaky.isFlaky());
    assertEquals("at A.first", first.getStatusTrace());
    assertTrue(
        flaky.getLabels().stream()
            .anyMatch(label -> label.getName().equals("tag") && label.getValue().equals("slow")));
    assertEquals("BUG-1", named(launch, "known", "skipped").getLinks().get(0).getName());
    List<String> names =
        flaky.getTestStage().getAttachments().stream().map(Attachment::getName).toList();
    assertEquals(List.of("stdout", "log", "entries", "x.png"), names);
    Path copy =
        launch.getAttachments().keySet().stream()
            .filter(path -> path.toString().endsWith(".png"))
            .findFirst()
            .orElseThrow();
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(copy));
  }

  @Test
  void tellsWhatAClassWroteAsItsTearDown() {
    LaunchResults launch = launch(write(MarkedRuns.marked()));

    TestResult known = named(launch, "known", "skipped");
    assertEquals(
        "outside of tests, fork 1", known.getAfterStages().get(0).getName(), known::toString);
  }

  @Test
  void namesInvocationsAsTheirEngineShowsThem() {
    Journal journal = new Journal(ReportedRuns.NOON);
    TestDescription adds = Journal.test("sample", "a.A", "adds(#2)");
    int test =
        journal.plan(
            new TestDescription(
                adds.plugin(),
                adds.uniqueId(),
                adds.printedId(),
                adds.className(),
                adds.name(),
                "[2] x = \"y\"",
                adds.uuid(),
                adds.tags()));
    journal.attempt(test, 1, Verdict.passed());

    LaunchResults launch = launch(write(journal));

    assertEquals("adds [2] x = \"y\"", named(launch, "adds [2] x = \"y\"", "passed").getName());
  }

  /** What the reader needs of the generator. */
  private static final class Reading implements Configuration {

    private final List<Extension> extensions = List.of(new RandomUidContext());

    @Override
    public List<Plugin> getPlugins() {
      return List.of();
    }

    @Override
    public List<Extension> getExtensions() {
      return extensions;
    }
  }

  private static TestResult named(LaunchResults launch, String name, String status) {
    return launch.getResults().stream()
        .filter(result -> result.getName().equals(name))
        .filter(result -> result.getStatus().value().equals(status))
        .findFirst()
        .orElseThrow();
  }
}
