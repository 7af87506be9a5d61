package dev.runner.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptSlow;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.EntryPublished;
import dev.runner.core.event.RunEvent.FilePublished;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.InvocationsEnded;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.OrderChosen;
import dev.runner.core.event.RunEvent.OutputCaptured;
import dev.runner.core.event.RunEvent.PartMerged;
import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.PortionTaken;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.event.RunEvent.ScopeOutputCaptured;
import dev.runner.core.event.RunEvent.ShardTaken;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.event.RunEvent.TestWithdrawn;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunOrigin;
import dev.runner.core.result.RunState;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.shard.Shard;
import dev.runner.core.shard.ShardManifest;
import dev.runner.core.shard.ShardPiece;
import dev.runner.core.shard.ShardPlugin;
import dev.runner.core.suite.Portion;
import dev.runner.core.wire.WireException;
import dev.runner.core.wire.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTests {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901234Z");
  private static final PluginId SHOP = new PluginId("shop");

  static List<RunEvent> events() {
    List<RunEvent> events = new ArrayList<>();
    events.add(new RunStarted(RunId.create(NOW), NOW, "runner run -D a=***", "{\"a\":1}"));
    for (PluginState state : PluginState.values()) {
      events.add(new PluginSeen(SHOP, "1.0.0", "/x/shop.jar", "ab", state));
    }
    events.add(new SuiteAssembled(3, false, Optional.empty(), 1, Long.MIN_VALUE));
    Expectation expected = new Expectation(300, Duration.ofMillis(1_500));
    events.add(new SuiteAssembled(0, true, Optional.of(expected), 8, 42));
    events.add(new IssueRaised(Issue.error("plugin.failed", "shop", "no\nwhy").at("shop.conf:3")));
    events.add(new IssueRaised(Issue.info("suite.same-class-name", "", "")));
    events.add(new IssueRaised(Issue.warning("run.method-repeated", "\ud83d", "half a pair")));
    events.add(new TestPlanned(1, description(Optional.of("0b6f"), List.of("slow", "smoke"))));
    events.add(new TestPlanned(Integer.MAX_VALUE, description(Optional.empty(), List.of())));
    TestDescription plain = description(Optional.empty(), List.of());
    for (KnownIssue.Mode mode : KnownIssue.Mode.values()) {
      KnownIssue issue = new KnownIssue("X-1", mode, "why", "");
      events.add(new TestPlanned(2, plain.with(List.of(issue, issue))));
    }
    events.add(new AttemptStarted(1, 2, 3, NOW));
    events.add(new AttemptFinished(1, 1, Verdict.passed(), Duration.ofNanos(1)));
    for (Cause cause : Cause.values()) {
      Verdict verdict = Verdict.error(cause, "what", "at\n\twhere");
      events.add(new AttemptFinished(1, 2, verdict, Duration.ofDays(1)));
    }
    events.add(new AttemptFinished(1, 1, Verdict.failed("a", "b"), Duration.ZERO));
    events.add(new AttemptFinished(1, 1, Verdict.aborted("a", "b"), Duration.ZERO));
    events.add(new AttemptFinished(1, 1, Verdict.skipped(Cause.DISABLED, "a"), Duration.ZERO));
    for (OutputStreamKind stream : OutputStreamKind.values()) {
      events.add(new OutputCaptured(1, 1, stream, new byte[] {0, 10, -1}, 1L << 40));
    }
    PublishedFile kept =
        new PublishedFile(
            "a/x.txt",
            Optional.of("text/plain"),
            3,
            Optional.of(new PublishedFile.Content("fork-1/a b/x.txt", "00ff")),
            "");
    PublishedFile lost = PublishedFile.notKept("y", Optional.empty(), 1L << 40, "too large");
    Map<String, String> values = new LinkedHashMap<>();
    values.put("z", "first");
    values.put("a", "\ud83d");
    for (Publisher by :
        List.of(
            new AttemptId(1, 2), Scope.ofClass(SHOP, "a.B", 1), Scope.ofFork(Integer.MAX_VALUE))) {
      events.add(new EntryPublished(by, NOW, values));
      events.add(new FilePublished(by, NOW, kept));
      events.add(new FilePublished(by, NOW, lost));
      if (by instanceof Scope scope) {
        events.add(new ScopeOutputCaptured(scope, OutputStreamKind.PROCESS, new byte[] {-1}, 7));
      }
    }
    events.add(new ForkEnded(1, Optional.of("exit status 137, SIGKILL")));
    events.add(new ForkEnded(2, Optional.empty()));
    events.add(new TestsLeft(Optional.empty(), "the runner was killed"));
    events.add(new TestsLeft(Optional.of(new PluginId("shop")), "its budget is used up"));
    events.add(new RunResumed(RunId.create(NOW), NOW, "runner resume last", Duration.ofNanos(7)));
    events.add(new TestWithdrawn(3));
    events.add(new InvocationsEnded("[engine:runner]/[plugin:shop]"));
    events.add(new AttemptSlow(1, 2));
    ShardManifest manifest =
        new ShardManifest(
            new Shard(2, 3),
            List.of(new ShardPlugin(SHOP, "1.0.0", "ab")),
            "s",
            "t",
            true,
            "tests",
            List.of(new ShardPiece(SHOP, "", 3, 1), new ShardPiece(SHOP, "a.B", 1, 2)));
    events.add(new ShardTaken(manifest));
    events.add(new PartMerged(RunId.create(NOW), Optional.of(new Shard(1, 1)), RunState.LOST, NOW));
    events.add(new PartMerged(RunId.create(NOW), Optional.empty(), RunState.FINISHED, NOW));
    events.add(new RunEvent.RunOriginated(origin(Optional.empty(), Map.of())));
    events.add(
        new RunEvent.RunOriginated(
            origin(
                Optional.of(new RunOrigin.Revision("ab", Optional.of("main"))), Map.of("k", "v"))));
    events.add(new RunEvent.RunPlaced("0.1.0", "17.0.1", Map.of(), Optional.empty()));
    events.add(new RunEvent.RunPlaced("0", "17", Map.of(SHOP, "25"), Optional.of("staging")));
    events.add(new PortionTaken(3, 2, true, new Portion(SHOP, List.of("a.B"), true, List.of("u"))));
    events.add(new PortionTaken(1, 1, false, Portion.ofClasses(SHOP, List.of())));
    events.add(new RunEvent.PluginUsed(SHOP, 3, Duration.ofNanos(Long.MAX_VALUE), Optional.of(7L)));
    events.add(new OrderChosen("random", Optional.empty()));
    events.add(new OrderChosen("list", Optional.of(RunId.create(NOW))));
    events.add(new RunEvent.RetryPlanned(1, 2));
    events.add(new RunEvent.RoundStarted(2));
    events.add(new RunEvent.TestQuarantined(1, "ann", "why", "2026-03-01"));
    for (RunState state : RunState.values()) {
      events.add(new RunFinished(state, Duration.ofSeconds(3, 4)));
    }
    return events;
  }

  private static TestDescription description(Optional<String> uuid, List<String> tags) {
    return new TestDescription(
        SHOP, "[engine:runner]/[plugin:shop]", "shop:a.B.c", "a.B", "c", "ein Fäll ✓", uuid, tags);
  }

  @ParameterizedTest
  @MethodSource("events")
  void readsWhatItWrote(RunEvent event) {
    assertEquals(event, EventCodec.decode(EventCodec.encode(event)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void refusesATruncatedEvent(RunEvent event) {
    byte[] whole = EventCodec.encode(event);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(WireException.class, () -> EventCodec.decode(part));
    }
  }

  @Test
  void knowsEveryKindOfEvent() {
    Set<Class<?>> written = events().stream().map(Object::getClass).collect(Collectors.toSet());
    assertEquals(Set.of(RunEvent.class.getPermittedSubclasses()), written);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, -1, Integer.MAX_VALUE})
  void refusesAnUnknownKind(int kind) {
    byte[] message = new WireWriter().number(kind).toByteArray();
    WireException refused = assertThrows(WireException.class, () -> EventCodec.decode(message));
    assertEquals("No event of kind " + kind, refused.getMessage());
  }

  @Test
  void refusesValuesThatBreakTheirOwnRules() {
    byte[] noRun =
        new WireWriter().number(1).text("no uuid").instant(NOW).text("").text("").toByteArray();
    assertThrows(WireException.class, () -> EventCodec.decode(noRun));
    WireWriter noPlugin = new WireWriter().number(2).text("No Plugin").text("").text("").text("");
    byte[] seen = noPlugin.constant(PluginState.LOADED).toByteArray();
    assertThrows(WireException.class, () -> EventCodec.decode(seen));
    WireWriter noValues = new WireWriter().number(25).flag(true).number(1).number(1);
    byte[] entry = noValues.instant(NOW).number(0).toByteArray();
    assertThrows(WireException.class, () -> EventCodec.decode(entry));
  }

  private static RunOrigin origin(
      Optional<RunOrigin.Revision> revision, Map<String, String> labels) {
    return new RunOrigin("id", "/w", "host", "anna", revision, "ab12", labels);
  }
}
