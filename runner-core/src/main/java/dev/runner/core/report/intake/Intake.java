package dev.runner.core.report.intake;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptSlow;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.EntryPublished;
import dev.runner.core.event.RunEvent.FilePublished;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.OutputCaptured;
import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.ScopeOutputCaptured;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.event.RunEvent.TestQuarantined;
import dev.runner.core.event.RunEvent.TestWithdrawn;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunnerEntry;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes events of a run of what is read: tests get numbers and names of their own. */
public final class Intake {

  /** What a test belongs to that belongs to nothing. */
  private static final String NO_CLASS = "(none)";

  private final IntakeSpan span;
  private final Consumer<RunEvent> events;
  private final AttachedFiles files;
  private final PluginId plugin;
  private final SeenNames names = new SeenNames();
  private final SeenNames uniqueIds = new SeenNames();
  private final SharedIds ids = new SharedIds();
  private final Set<PluginId> owners = new HashSet<>();
  private final BitSet tests = new BitSet();
  private int last;

  /**
   * Begins.
   *
   * @param plugin whose tests they are where that is not said
   * @param span hears when something happened
   * @param files takes what tests published
   * @param events takes the events, but for the first and the last ones of a run
   */
  public Intake(PluginId plugin, IntakeSpan span, AttachedFiles files, Consumer<RunEvent> events) {
    this.plugin = plugin;
    this.span = span;
    this.files = files;
    this.events = events;
  }

  /** Returns when it was and what it came to. */
  IntakeSpan span() {
    return span;
  }

  /** Returns what takes files. */
  AttachedFiles files() {
    return files;
  }

  /** Returns the highest number of a test. */
  int last() {
    return last;
  }

  /** Returns how many tests there are, without those that were withdrawn. */
  public int tests() {
    return tests.cardinality();
  }

  /** Returns which ids of tests are none. */
  public SharedIds ids() {
    return ids;
  }

  /** Takes an event as it is. */
  void event(RunEvent event) {
    events.accept(event);
  }

  /** Takes a plugin of which more is known than its id. */
  void plugin(PluginSeen seen) {
    owners.add(seen.plugin());
    events.accept(seen);
  }

  /** Takes a test with a number of its own, and gives no test that number any more. */
  void plan(int test, TestDescription description) {
    last = Math.max(last, test);
    tests.set(test);
    ids.saw(description);
    if (owners.add(description.plugin())) {
      events.accept(new PluginSeen(description.plugin(), "", "", "", PluginState.LOADED));
    }
    events.accept(new TestPlanned(test, description));
  }

  /** Takes it that a planned test is none after all. */
  void withdraw(int test) {
    tests.clear(test);
    events.accept(new TestWithdrawn(test));
  }

  /** Takes a problem. */
  void raise(Issue issue) {
    events.accept(new IssueRaised(issue));
  }

  /** Takes a test. */
  void add(ForeignTest test) {
    int number = last + 1;
    plan(number, described(test.name(), test.known()));
    test.quarantine()
        .ifPresent(text -> events.accept(new TestQuarantined(number, "import", text, "")));
    for (int i = 0; i < test.attempts().size(); i++) {
      boolean isLast = i == test.attempts().size() - 1;
      add(new AttemptId(number, i + 1), test.attempts().get(i), isLast && test.slow());
    }
  }

  /** Takes what failed in a class beside its tests. */
  void fault(Optional<PluginId> owner, String className, String message, String detail) {
    Scope scope = Scope.ofClass(owner.orElse(plugin), className, 1);
    Map<String, String> values = new LinkedHashMap<>();
    values.put(RunnerEntry.CLASS_FAILED, message);
    if (!detail.isEmpty()) {
      values.put(RunnerEntry.DETAIL, detail);
    }
    entry(scope, values);
    raise(Issue.error("run.class-failed", scope.text(), message));
  }

  /** Takes what a class wrote. */
  void output(Optional<PluginId> owner, String className, OutputStreamKind stream, KeptText text) {
    output(Scope.ofClass(owner.orElse(plugin), className, 1), stream, text);
  }

  /** Takes what was written by whatever a scope stands for. */
  void output(Scope scope, OutputStreamKind stream, KeptText text) {
    if (!text.isEmpty()) {
      events.accept(new ScopeOutputCaptured(scope, stream, bytes(text.head()), 0));
      if (!text.tail().isEmpty()) {
        byte[] tail = bytes(text.tail());
        events.accept(new ScopeOutputCaptured(scope, stream, tail, text.dropped()));
      }
    }
  }

  /** Takes values that were reported, if there are any. */
  void entry(Publisher by, Map<String, String> values) {
    if (!values.isEmpty()) {
      events.accept(new EntryPublished(by, span.now(), values));
    }
  }

  private void add(AttemptId id, ForeignAttempt attempt, boolean slow) {
    attempt.startedAt().ifPresent(at -> span.saw(at, attempt.duration()));
    Optional<Outcome> outcome = attempt.verdict().map(Verdict::outcome);
    boolean began = attempt.startedAt().isPresent() || !attempt.duration().isZero();
    if (began || outcome.filter(Outcome.SKIPPED::equals).isEmpty()) {
      Instant at = attempt.startedAt().orElseGet(span::now);
      events.accept(new AttemptStarted(id.test(), id.attempt(), Math.max(1, attempt.fork()), at));
    }
    if (slow) {
      events.accept(new AttemptSlow(id.test(), id.attempt()));
    }
    attempt.output().forEach((stream, text) -> output(id, stream, text));
    attempt.entries().forEach(values -> entry(id, values));
    attempt.files().forEach(file -> events.accept(new FilePublished(id, span.now(), file)));
    attempt
        .verdict()
        .map(end -> new AttemptFinished(id.test(), id.attempt(), end, attempt.duration()))
        .ifPresent(events);
  }

  private void output(AttemptId id, OutputStreamKind stream, KeptText text) {
    if (!text.isEmpty()) {
      byte[] head = bytes(text.head());
      events.accept(new OutputCaptured(id.test(), id.attempt(), stream, head, 0));
      if (!text.tail().isEmpty()) {
        byte[] tail = bytes(text.tail());
        events.accept(new OutputCaptured(id.test(), id.attempt(), stream, tail, text.dropped()));
      }
    }
  }

  /**
   * Describes a test by what a file calls it; what came before under the same name, or with the
   * same unique id, was another one, and each has a history of its own.
   */
  TestDescription described(ForeignName name, List<KnownIssue> known) {
    PluginId owner = name.plugin().orElse(plugin);
    String className = name.className().isBlank() ? NO_CLASS : name.className();
    String printed = owner + ":" + className + "." + name.name();
    String suffix = names.suffix(printed);
    String id =
        name.uniqueId()
            .orElseGet(
                () ->
                    "[plugin:" + owner + "]/[class:" + className + "]/[test:" + name.name() + "]");
    return new TestDescription(
        owner,
        id + uniqueIds.suffix(owner + " " + id),
        printed + suffix,
        className,
        name.name() + suffix,
        name.displayName(),
        name.uuid(),
        name.tags(),
        known);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
