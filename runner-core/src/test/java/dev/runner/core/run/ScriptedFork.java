package dev.runner.core.run;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.EntryPublished;
import dev.runner.core.event.RunEvent.FilePublished;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.OutputCaptured;
import dev.runner.core.event.RunEvent.ScopeOutputCaptured;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.fork.FromFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.launch.Announcement.Kind;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.suite.Portion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays what forks say of one portion, and reads what the run makes of it: one short line an event.
 *
 * <p>Nodes are named by paths such as {@code A/one}; the last part of a path is its printed name.
 */
final class ScriptedFork {

  static final PluginId PLUGIN = new PluginId("shop");

  /** The verdict on whatever runs when the fork dies. */
  static final Verdict CRASH = Verdict.error(Cause.CRASHED, "exit status 134", "");

  private final List<RunEvent> events = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final TestNumbers numbers = new TestNumbers(ids -> Recorded.of(events, ids));
  private PortionWork work;
  private PortionLedger ledger;
  private int forks;
  private int nodes;

  ScriptedFork() {
    this(Portion.ofClasses(PLUGIN, List.of("A", "B")), Referee.lenient());
  }

  ScriptedFork(Portion portion, Referee referee) {
    this.work = new PortionWork(portion, numbers, referee, events::add);
    this.ledger = work.ledger(++forks);
  }

  /** Lets another fork take up what is left, which must be one piece. */
  ScriptedFork next(List<PortionWork> left) {
    return next(left, true);
  }

  /**
   * Lets another fork take up what is left, which must be one piece.
   *
   * @param discovers whether it lives until it has found the engine
   */
  ScriptedFork next(List<PortionWork> left, boolean discovers) {
    if (left.size() != 1) {
      throw new AssertionError("expected one piece, not " + left.size());
    }
    work = left.get(0);
    ledger = work.ledger(++forks);
    ids.clear();
    return discovers ? announce(Kind.CONTAINER, "", "") : this;
  }

  /** Begins a tree of an engine that has started. */
  ScriptedFork engine() {
    return idleEngine().start("");
  }

  /** Begins a tree of an engine that has not started. */
  ScriptedFork idleEngine() {
    return announce(Kind.CONTAINER, "", "");
  }

  ScriptedFork container(String path) {
    return announce(Kind.CONTAINER, path, "[class:" + name(path) + "]");
  }

  ScriptedFork test(String path) {
    return announce(Kind.TEST, path, "[method:" + name(path) + "()]");
  }

  ScriptedFork template(String path) {
    return announce(Kind.TEMPLATE, path, "[test-template:" + name(path) + "()]");
  }

  ScriptedFork factory(String path) {
    return announce(Kind.TEMPLATE, path, "[test-factory:" + name(path) + "()]");
  }

  /** Announces a node of an engine whose invocations have no numbers. */
  ScriptedFork foreignTemplate(String path) {
    return announce(Kind.TEMPLATE, path, "[outline:" + name(path) + "]");
  }

  /** Registers the invocation of a number. */
  ScriptedFork invocation(String template, int number) {
    String type =
        id(template).contains("[test-factory:") ? "dynamic-test" : "test-template-invocation";
    return announce(Kind.TEST, template + "/#" + number, "[" + type + ":#" + number + "]");
  }

  /** Registers a group of invocations, as a dynamic container is one. */
  ScriptedFork group(String template, int number) {
    return announce(
        Kind.CONTAINER, template + "/#" + number, "[dynamic-container:#" + number + "]");
  }

  ScriptedFork start(String... paths) {
    for (String path : paths) {
      ledger.accept(new FromFork.NodeStarted(node(path), Instant.EPOCH));
    }
    return this;
  }

  ScriptedFork finish(String path, Verdict verdict) {
    ledger.accept(new FromFork.NodeFinished(node(path), verdict, Duration.ofMillis(5)));
    return this;
  }

  /** Lets nodes start and pass. */
  ScriptedFork pass(String... paths) {
    for (String path : paths) {
      start(path).finish(path, Verdict.passed());
    }
    return this;
  }

  ScriptedFork output(String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ledger.accept(new FromFork.Output(node(path), OutputStreamKind.STDOUT, bytes, 0));
    return this;
  }

  /** Lets a node report an entry and publish a file. */
  ScriptedFork publishes(String path) {
    PublishedFile file = PublishedFile.notKept("f", Optional.empty(), 1, "why");
    ledger.accept(new FromFork.EntryPublished(node(path), Instant.EPOCH, Map.of("k", "v")));
    ledger.accept(new FromFork.FilePublished(node(path), Instant.EPOCH, file));
    return this;
  }

  ScriptedFork says(FromFork message) {
    ledger.accept(message);
    return this;
  }

  List<PortionWork> done() {
    return work.afterCompletion(ledger);
  }

  List<PortionWork> yields() {
    return work.afterYield(ledger);
  }

  List<PortionWork> dies() {
    return dies(CRASH);
  }

  List<PortionWork> dies(Verdict verdict) {
    return ledger.isEmpty()
        ? work.afterDeathInDiscovery(verdict.message())
        : work.afterDeath(ledger, verdict);
  }

  List<PortionWork> outOfTime(Expiry used) {
    Expiry expiry = ledger.meant(used);
    return work.afterLimit(ledger, expiry, expiry.verdict(Optional.empty()));
  }

  /** Returns all attempts' ends in order: {@code A/one#1 PASSED}. */
  List<String> verdicts() {
    Map<Integer, String> names = names();
    return each(
        AttemptFinished.class,
        e ->
            names.get(e.test())
                + "#"
                + e.attempt()
                + " "
                + e.verdict().outcome()
                + e.verdict().cause().map(cause -> " " + cause).orElse(""));
  }

  List<String> starts() {
    Map<Integer, String> names = names();
    return each(
        AttemptStarted.class,
        e -> names.get(e.test()) + "#" + e.attempt() + " in fork " + e.fork());
  }

  List<String> planned() {
    return each(TestPlanned.class, e -> e.description().printedId());
  }

  List<String> outputs() {
    Map<Integer, String> names = names();
    return each(
        OutputCaptured.class,
        e -> names.get(e.test()) + " " + new String(e.bytes(), StandardCharsets.UTF_8));
  }

  /** Returns what was written and published outside of tests, and what tests published. */
  List<String> publications() {
    List<String> lines = new ArrayList<>();
    Map<Integer, String> names = names();
    for (RunEvent event : events) {
      if (event instanceof ScopeOutputCaptured e) {
        lines.add(e.scope().text() + " wrote " + new String(e.bytes(), StandardCharsets.UTF_8));
      } else if (event instanceof EntryPublished e) {
        lines.add(name(e.by(), names) + " reported " + e.values());
      } else if (event instanceof FilePublished e) {
        lines.add(name(e.by(), names) + " published " + e.file().name());
      }
    }
    return lines;
  }

  private static String name(Publisher by, Map<Integer, String> names) {
    return by instanceof AttemptId attempt
        ? names.get(attempt.test()) + "#" + attempt.attempt()
        : ((Scope) by).text();
  }

  List<Issue> issues() {
    return events.stream()
        .filter(IssueRaised.class::isInstance)
        .map(e -> ((IssueRaised) e).issue())
        .toList();
  }

  List<String> issueCodes() {
    return issues().stream().map(Issue::code).toList();
  }

  /** Returns JUnit's id of a node. */
  String id(String path) {
    return path.isEmpty() ? "[engine:runner]" : idsByPath.get(path);
  }

  private final Map<String, String> idsByPath = new HashMap<>();

  private ScriptedFork announce(Kind kind, String path, String segment) {
    int slash = path.lastIndexOf('/');
    String above = slash < 0 ? "" : path.substring(0, slash);
    String uniqueId = path.isEmpty() ? id("") : id(above) + "/" + segment;
    idsByPath.put(path, uniqueId);
    int parent = path.isEmpty() ? 0 : node(above);
    ids.put(path, ++nodes);
    TestDescription description =
        new TestDescription(
            PLUGIN, uniqueId, path, "A", name(path), path, Optional.empty(), List.of());
    Announcement announcement = new Announcement(nodes, parent, kind, description);
    ledger.accept(new FromFork.Nodes(List.of(announcement)));
    return this;
  }

  int node(String path) {
    Integer id = ids.get(path);
    return java.util.Objects.requireNonNull(id, () -> path + " was never announced to this fork");
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Map<Integer, String> names() {
    Map<Integer, String> names = new HashMap<>();
    for (RunEvent event : events) {
      if (event instanceof TestPlanned planned) {
        names.put(planned.test(), planned.description().printedId());
      }
    }
    return names;
  }

  private <E> List<String> each(Class<E> type, java.util.function.Function<E, String> line) {
    return events.stream().filter(type::isInstance).map(type::cast).map(line).toList();
  }
}
