package dev.runner.core.store;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the journal of a run. */
public final class Journal {

  private final RunId run;
  private final Instant start;
  private final List<RunEvent> events = new ArrayList<>();
  private int tests;

  public Journal(Instant start) {
    this.start = start;
    this.run = RunId.create(start);
    events.add(new RunEvent.RunStarted(run, start, "runner run", "{\"plugins\":[]}"));
  }

  /** Adds any event. */
  public Journal add(RunEvent event) {
    events.add(event);
    return this;
  }

  public RunId run() {
    return run;
  }

  public List<RunEvent> events() {
    return List.copyOf(events);
  }

  public void storeIn(ResultStore store) {
    store.append(run, events());
  }

  public Journal plugin(String id, PluginState state) {
    events.add(new RunEvent.PluginSeen(new PluginId(id), "1.0", id + ".jar", "ab12", state));
    return this;
  }

  public Journal issue(Issue issue) {
    events.add(new RunEvent.IssueRaised(issue));
    return this;
  }

  /** Plans a test and returns its number. */
  public int plan(TestDescription description) {
    tests++;
    events.add(new RunEvent.TestPlanned(tests, description));
    return tests;
  }

  /** Records an attempt that passed after some milliseconds. */
  public Journal took(int test, long millis) {
    start(test, 1);
    events.add(new RunEvent.AttemptFinished(test, 1, Verdict.passed(), Duration.ofMillis(millis)));
    return this;
  }

  public Journal start(int test, int attempt) {
    events.add(new RunEvent.AttemptStarted(test, attempt, 1, start.plusMillis(10L * attempt)));
    return this;
  }

  public Journal finish(int test, int attempt, Verdict verdict) {
    events.add(new RunEvent.AttemptFinished(test, attempt, verdict, Duration.ofNanos(1_234_567)));
    return this;
  }

  public Journal attempt(int test, int attempt, Verdict verdict) {
    return start(test, attempt).finish(test, attempt, verdict);
  }

  /** Lets the failure of a test not count. */
  public Journal quarantine(int test, String owner, String reason) {
    events.add(new RunEvent.TestQuarantined(test, owner, reason, "2999-01-01"));
    return this;
  }

  public Journal round(int number) {
    events.add(new RunEvent.RoundStarted(number));
    return this;
  }

  public Journal output(int test, int attempt, OutputStreamKind stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    events.add(new RunEvent.OutputCaptured(test, attempt, stream, bytes, 0));
    return this;
  }

  public Journal outputAfterGap(int test, String text, long skipped) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    events.add(new RunEvent.OutputCaptured(test, 1, OutputStreamKind.STDOUT, bytes, skipped));
    return this;
  }

  /** Leaves what has no verdict yet. */
  public Journal left(String reason) {
    events.add(new RunEvent.TestsLeft(Optional.empty(), reason));
    return this;
  }

  /** Adds output that belongs to no test. */
  public Journal output(Scope scope, OutputStreamKind stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    events.add(new RunEvent.ScopeOutputCaptured(scope, stream, bytes, 0));
    return this;
  }

  /** Adds a report entry of names and values. */
  public Journal entry(Publisher by, String... values) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      map.put(values[i], values[i + 1]);
    }
    events.add(new RunEvent.EntryPublished(by, start.plusMillis(20), map));
    return this;
  }

  public Journal file(Publisher by, PublishedFile file) {
    events.add(new RunEvent.FilePublished(by, start.plusMillis(30), file));
    return this;
  }

  /** Lets another process take the run up. */
  public Journal resume() {
    Duration before = Duration.ofMillis(1_234);
    events.add(new RunEvent.RunResumed(run, start.plusSeconds(60), "runner resume last", before));
    return this;
  }

  public Journal withdraw(int test) {
    events.add(new RunEvent.TestWithdrawn(test));
    return this;
  }

  public Journal end(RunState state) {
    events.add(new RunEvent.RunFinished(state, Duration.ofMillis(1_234)));
    return this;
  }

  public Journal end() {
    events.add(new RunEvent.RunFinished(RunState.FINISHED, Duration.ofMillis(1_234)));
    return this;
  }

  /** Describes a file whose content is kept. */
  public static PublishedFile kept(String name, String path) {
    Optional<String> type = Optional.of("text/plain");
    return new PublishedFile(
        name, type, 3, Optional.of(new PublishedFile.Content(path, "ab12")), "");
  }

  /** Describes a test method without a uuid. */
  public static TestDescription test(String plugin, String className, String method) {
    return described(plugin, className, method, Optional.empty(), List.of());
  }

  /** Describes a test method. */
  public static TestDescription described(
      String plugin, String className, String method, Optional<String> uuid, List<String> tags) {
    String uniqueId =
        "[engine:runner]/[plugin:%s]/[engine:junit-jupiter]/[class:%s]/[method:%s()]"
            .formatted(plugin, className, method);
    String printedId = plugin + ":" + className + "." + method;
    return new TestDescription(
        new PluginId(plugin), uniqueId, printedId, className, method, method + "()", uuid, tags);
  }
}
