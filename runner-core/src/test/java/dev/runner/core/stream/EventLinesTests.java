package dev.runner.core.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.Expectation;
import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.report.RunFiles;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.run.ExitStatus;
import dev.runner.core.run.RunEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventLinesTests {

  private static final PluginId SHOP = new PluginId("shop");
  private static final RunId RUN = RunId.create(Instant.EPOCH);
  private static final RunEvent STARTED =
      new RunEvent.RunStarted(RUN, Instant.EPOCH, "runner run", "{\"seed\":1,\"x\":\"ä\"}");

  private final EventLines lines = new EventLines(new RunFiles(Path.of("/runs")));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private List<JsonNode> written(RunEvent... events) throws IOException {
    Arrays.stream(events).forEach(event -> lines.add(Instant.EPOCH, event));
    lines.flushTo(out);
    return NdjsonLines.read(out.toByteArray());
  }

  private static RunEvent planned(int test) {
    return new RunEvent.TestPlanned(
        test,
        new TestDescription(
            SHOP,
            "[engine:runner]/[x:" + test + "]",
            "shop:A.t" + test,
            "A",
            "t" + test,
            "T " + test,
            Optional.empty(),
            List.of("smoke")));
  }

  private static RunEvent wrote(byte... bytes) {
    return new RunEvent.OutputCaptured(1, 1, OutputStreamKind.STDOUT, bytes, 0);
  }

  private static RunEvent ends(int test, Verdict verdict) {
    return new RunEvent.AttemptFinished(test, 1, verdict, Duration.ofMillis(5));
  }

  private static List<String> texts(List<JsonNode> lines) {
    return lines.stream()
        .filter(line -> line.required("kind").asString().equals("output"))
        .map(line -> line.required("text").asString())
        .toList();
  }

  @Test
  void keepsTheIdOfATestThatRunsAgain() throws IOException {
    List<JsonNode> told =
        written(
            planned(1),
            new RunEvent.TestQuarantined(1, "ann", "known", "2030-01-01"),
            new RunEvent.RetryPlanned(1, 2),
            ends(1, Verdict.failed("", "")),
            new RunEvent.AttemptStarted(1, 2, 2, Instant.EPOCH),
            ends(1, Verdict.passed()),
            new RunEvent.RoundStarted(2));
    assertEquals("ann", told.get(1).required("owner").asString());
    assertEquals(2, told.get(2).required("attempt").asInt());
    assertEquals("shop:A.t1[smoke]", told.get(4).required("id").asString());
    assertEquals(2, told.get(6).required("round").asInt());
  }

  @Test
  void tellsOfEveryKindAsTheSchemaSays() throws IOException {
    PublishedFile.Content content = new PublishedFile.Content("fork-1/1-t/p.png", "ab");
    written(
        STARTED,
        new RunEvent.RunResumed(RUN, Instant.EPOCH, "runner resume", Duration.ofSeconds(1)),
        new RunEvent.PluginSeen(SHOP, "1.0.0", "/p/shop.jar", "", PluginState.REJECTED),
        new SuiteAssembled(1, true, Optional.of(new Expectation(3, Duration.ofMillis(9))), 2, -5),
        new SuiteAssembled(1, false, Optional.empty(), 1, 7),
        new RunEvent.IssueRaised(Issue.warning("run.x", "s", "m").at("f:1")),
        new RunEvent.IssueRaised(Issue.error("run.x", "s", "m")),
        planned(1),
        planned(2),
        new RunEvent.TestWithdrawn(2),
        new RunEvent.AttemptStarted(1, 1, 1, Instant.EPOCH),
        new RunEvent.AttemptSlow(1, 1),
        wrote((byte) 'a'),
        new RunEvent.ScopeOutputCaptured(
            Scope.ofClass(SHOP, "A", 1), OutputStreamKind.STDERR, new byte[] {'b'}, 3),
        new RunEvent.ScopeOutputCaptured(
            Scope.ofFork(1), OutputStreamKind.PROCESS, new byte[] {'c'}, 0),
        new RunEvent.EntryPublished(new AttemptId(1, 1), Instant.EPOCH, Map.of("k", "v")),
        new RunEvent.FilePublished(
            Scope.ofClass(SHOP, "", 1),
            Instant.EPOCH,
            new PublishedFile("p.png", Optional.empty(), 3, Optional.of(content), "")),
        new RunEvent.FilePublished(
            new AttemptId(1, 1),
            Instant.EPOCH,
            PublishedFile.notKept("q", Optional.of("text/plain"), 3, "too large")),
        ends(1, Verdict.error(Cause.CRASHED, "m", "d")),
        new RunEvent.ForkEnded(1, Optional.of("exit")),
        new RunEvent.ForkEnded(2, Optional.empty()),
        new RunEvent.InvocationsEnded("[engine:runner]"),
        new RunEvent.TestsLeft(Optional.empty(), "cancelled"),
        new RunEvent.TestsLeft(Optional.of(SHOP), "budget"),
        new RunEvent.RunFinished(RunState.FINISHED, Duration.ofSeconds(2)));
    lines.gap(Instant.EPOCH, 3);
    lines.estimate(Instant.EPOCH, Duration.ofMillis(1_500));
    lines.end(
        Instant.EPOCH,
        new RunEnd(ExitStatus.FAILED, Optional.of(Outcome.ERROR), Optional.of(Counts.NONE)));
    List<JsonNode> all = written();
    assertEquals(
        "run-started run-resumed plugin suite suite issue issue test-planned test-planned"
            + " test-withdrawn attempt-started attempt-slow output output output entry file file"
            + " attempt-finished fork-ended fork-ended tests-left tests-left gap estimate"
            + " run-finished",
        String.join(" ", all.stream().map(line -> line.required("kind").asString()).toList()));
    assertEquals(
        IntStream.rangeClosed(1, all.size()).boxed().toList(),
        all.stream().map(line -> line.required("seq").asInt()).toList());
    assertTrue(all.stream().allMatch(line -> line.required("run").asString().equals(RUN + "")));
    assertEquals("ä", all.get(0).required("request").required("x").asString());
    assertEquals("/runs/" + RUN + "/files/fork-1/1-t/p.png", all.get(16).get("path").asString());
    assertEquals("1970-01-01T00:00:01.500Z", all.get(all.size() - 2).get("endsAt").asString());
    assertEquals(1, all.get(all.size() - 1).required("exit").asInt());
  }

  @Test
  void endsWithoutCountsWhereResultsAreNotStored() throws IOException {
    lines.end(Instant.EPOCH, new RunEnd(ExitStatus.NOT_STORED, Optional.empty(), Optional.empty()));
    JsonNode end = written().get(0);
    assertEquals(6, end.required("exit").asInt());
    assertTrue(end.required("counts").isNull());
  }

  @Test
  void writesEveryCodeUnitInOneLine() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int unit = 0xffff; unit >= 0; unit--) { // backwards, so that no surrogates make a pair
      all.append((char) unit);
    }
    String text = all.toString();
    List<JsonNode> lines =
        written(
            STARTED,
            ends(1, Verdict.failed(text, "x" + text)),
            new RunEvent.EntryPublished(new AttemptId(1, 1), Instant.EPOCH, Map.of(text, text)),
            new RunEvent.RunStarted(RUN, Instant.EPOCH, text, "{\"a\":\"\uD83D\"}"));
    assertEquals(4, lines.size());
    assertEquals(text, lines.get(1).required("message").asString());
    JsonNode entry = lines.get(2).required("values").required(0);
    assertEquals(text, entry.required("name").asString());
    assertEquals(text, entry.required("value").asString());
    assertEquals(text, lines.get(3).required("command").asString());
    for (byte one : out.toByteArray()) {
      assertTrue(one == '\n' || one >= ' ', () -> "byte " + one);
    }
  }

  @Test
  void joinsCharactersThatComeInPieces() throws IOException {
    byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
    byte[] face = "😀".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        List.of("a", "€", "", "", "😀b", "\uFFFDc"),
        texts(
            written(
                wrote((byte) 'a', euro[0], euro[1]),
                wrote(euro[2]),
                wrote(face[0]),
                wrote(face[1], face[2]),
                wrote(face[3], (byte) 'b'),
                wrote((byte) 0xff, (byte) 'c'))));
  }

  @Test
  void showsACharacterThatNeverBecameWhole() throws IOException {
    assertEquals(
        List.of("a", "\uFFFD"),
        texts(written(wrote((byte) 'a', (byte) 0xe2), ends(1, Verdict.passed()))));
  }

  @Test
  void namesATestUntilItHasItsVerdict() throws IOException {
    List<JsonNode> lines =
        written(
            planned(1),
            new RunEvent.AttemptStarted(1, 1, 1, Instant.EPOCH),
            ends(1, Verdict.passed()),
            new RunEvent.AttemptStarted(1, 2, 1, Instant.EPOCH));
    assertEquals("shop:A.t1[smoke]", lines.get(2).required("id").asString());
    assertTrue(lines.get(3).required("id").isNull());
    assertEquals(1, lines.get(3).required("test").asInt());
  }
}
