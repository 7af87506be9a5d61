import dev.runner.api.credential.Secret;
import dev.runner.core.config.StoreServer;
import dev.runner.core.config.StoreUrl;
import dev.runner.core.event.RunEvent;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.PostgresStore;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunComparison;
import dev.runner.core.store.RunComparison.Change;
import dev.runner.core.store.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fills a store with runs whose answers are known, checks the answers, then measures how long each
 * question takes. benchmarks/README.md says how it is started.
 */
final class Questions {

  private static final int PLUGINS = 5;
  private static final int BATCH = 1_000;
  private static final int ADDED = 20;
  private static final int REMOVED = 10;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String TRACE =
      "\n\tat org.junit.jupiter.api.AssertionUtils.fail(AssertionUtils.java:55)"
          + "\n\tat shop.Client.get(Client.java:%1$d)\n\tat shop.T%1$d.m(T%1$d.java:%1$d)"
          + "\n\tat java.base/jdk.internal.reflect.X.invoke(X.java:103)".repeat(20);

  private final ResultStore store;
  private final int runs;
  private final int tests;
  private final List<RunId> ids = new ArrayList<>();

  private Questions(ResultStore store, int runs, int tests) {
    this.store = store;
    this.runs = runs;
    this.tests = tests;
  }

  public static void main(String[] args) throws Exception {
    int runs = Integer.parseInt(args[0]);
    int tests = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    boolean file = args.length == 3;
    Path folder = Files.createTempDirectory("runner-questions");
    Path database = folder.resolve("store.db");
    try (ResultStore store = file ? sqlite(database, folder) : postgres(args)) {
      Questions questions = new Questions(store, runs, tests);
      System.out.printf(
          "%s, %d runs of %d tests%n", file ? "SQLite" : "PostgreSQL", runs, tests);
      questions.fill();
      if (file) {
        double bytes = store.size();
        System.out.printf("%.0f MB, %.0f bytes a result%n", bytes / 1e6, bytes / runs / tests);
      }
      questions.check();
      questions.measure(rounds);
    } finally {
      try (var files = Files.list(folder)) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static ResultStore sqlite(Path database, Path folder) {
    return SqliteStore.open(database, Path.of(System.getProperty("java.io.tmpdir"), "runner-native"));
  }

  /** Arguments: host:port, database, user, schema, and a password if it takes one. */
  private static ResultStore postgres(String[] args) {
    Optional<Secret> password = args.length > 7 ? Optional.of(Secret.of(args[7])) : Optional.empty();
    StoreUrl url = new StoreUrl(args[3], args[4], Map.of("currentSchema", args[6]));
    return PostgresStore.open(
        new StoreServer(url, Optional.of(args[5]), password, Optional.empty()), Optional.empty());
  }

  private void fill() {
    long begin = System.nanoTime();
    long first = 0;
    for (int run = 0; run < runs; run++) {
      fill(run);
      first = run == 0 ? System.nanoTime() - begin : first;
    }
    long others = System.nanoTime() - begin - first;
    System.out.printf(
        "stored: first run %.1f us a result, others %.1f us%n",
        first / 1e3 / tests, others / 1e3 / tests / Math.max(1, runs - 1));
  }

  private void fill(int run) {
    Instant start = START.plus(Duration.ofHours(run));
    RunId id = RunId.create(start);
    ids.add(id);
    List<RunEvent> events = new ArrayList<>();
    events.add(new RunEvent.RunStarted(id, start, "runner run", "{}"));
    for (int plugin = 0; plugin < PLUGINS; plugin++) {
      events.add(
          new RunEvent.PluginSeen(
              new PluginId("plugin" + plugin), "1.0", "p.jar", "ab12", PluginState.LOADED));
    }
    boolean last = run == runs - 1;
    int number = 0;
    for (int test = last ? REMOVED : 0; test < tests + (last ? ADDED : 0); test++) {
      number++;
      events.add(new RunEvent.TestPlanned(number, description(test)));
      events.add(new RunEvent.AttemptStarted(number, 1, 1, start.plusMillis(test)));
      events.add(
          new RunEvent.AttemptFinished(number, 1, verdict(test, run), duration(test, last)));
      if (events.size() >= BATCH) {
        store.append(id, events);
        events.clear();
      }
    }
    events.add(new RunEvent.RunFinished(RunState.FINISHED, Duration.ofMinutes(5)));
    store.append(id, events);
    store.complete(id, Outcome.FAILED, 1);
  }

  private static TestDescription description(int test) {
    String type = "org.example.shop.area" + test % 37 + ".Tests" + test / 20;
    String method = "doesWhatItShouldInCase" + test;
    String plugin = "plugin" + test % PLUGINS;
    return new TestDescription(
        new PluginId(plugin),
        "[engine:runner]/[plugin:%s]/[engine:junit-jupiter]/[class:%s]/[method:%s()]"
            .formatted(plugin, type, method),
        plugin + ":" + type + "." + method,
        type,
        method,
        method + "()",
        Optional.empty(),
        List.of());
  }

  /** One in a hundred is flaky, one in 200 always fails, one in 1,000 each breaks or is repaired. */
  private Verdict verdict(int test, int run) {
    boolean last = run == runs - 1;
    boolean bad =
        isFlaky(test) && (test / 100 + run) % 2 == 0
            || isBroken(test)
            || test % 1_000 == 11 && last
            || test % 1_000 == 13 && !last;
    if (!bad) {
      return Verdict.passed();
    }
    if (test % 3 == 0) {
      String message = "org.opentest4j.AssertionFailedError: expected: <" + run + "> but was: <7>";
      return Verdict.failed(message, message + TRACE.formatted(test));
    }
    String message = "java.net.ConnectException: Connection refused by 10.0.0." + test % 250;
    return Verdict.error(Cause.EXCEPTION, message, message + TRACE.formatted(test));
  }

  private static boolean isFlaky(int test) {
    return test % 100 == 3;
  }

  private static boolean isBroken(int test) {
    return test % 200 == 7;
  }

  /** Every 500th is twice as slow in the last run; the slowest are the last ones. */
  private static Duration duration(int test, boolean last) {
    long micros = 50_000 + test;
    return Duration.ofNanos(micros * 1_000 * (last && test % 500 == 17 ? 5 : 1));
  }

  private void check() {
    RunComparison compared = store.compare(ids.get(runs - 2), ids.get(runs - 1));
    int flakyNow = count(test -> isFlaky(test) && (test / 100 + runs - 1) % 2 == 0, REMOVED, tests + ADDED);
    int flaky = count(Questions::isFlaky, 0, tests);
    same("failing", currentlyFailing(), store.failing().size());
    same("flaky", flaky, store.flaky(Math.min(50, runs)).size());
    same("new failures", newFailures(), compared.count(Change.NEW_FAILURE));
    same("fixed", fixed(), compared.count(Change.FIXED));
    same("slower", count(test -> test % 500 == 17, REMOVED, tests), compared.count(Change.SLOWER));
    same("added", ADDED, compared.count(Change.ADDED));
    same("removed", REMOVED, compared.count(Change.REMOVED));
    same("history", runs, store.history(description(tests / 2).printedId(), runs).get(0).runs().size());
    same("slowest", 10, store.slowest(ids.get(runs - 1), 10).size());
    int clustered = store.clusters(ids.get(runs - 1)).stream().mapToInt(c -> c.tests().size()).sum();
    same("clustered", failingInLast(), clustered);
    int planned = store.ledger(runs).stream().mapToInt(p -> p.counts().planned()).sum();
    same("planned", runs * tests + ADDED - REMOVED, planned);
    System.out.println("all answers are right (" + flakyNow + " flaky tests fail in the last run)");
  }

  private int failingInLast() {
    return count(test -> !verdict(test, runs - 1).equals(Verdict.passed()), REMOVED, tests + ADDED);
  }

  private int currentlyFailing() {
    return failingInLast()
        + count(test -> !verdict(test, runs - 2).equals(Verdict.passed()), 0, REMOVED);
  }

  private int newFailures() {
    return count(
        test ->
            !verdict(test, runs - 1).equals(Verdict.passed())
                && (test >= tests || verdict(test, runs - 2).equals(Verdict.passed())),
        REMOVED,
        tests + ADDED);
  }

  private int fixed() {
    return count(
        test ->
            verdict(test, runs - 1).equals(Verdict.passed())
                && !verdict(test, runs - 2).equals(Verdict.passed()),
        REMOVED,
        tests);
  }

  private static int count(java.util.function.IntPredicate wanted, int from, int to) {
    return (int) java.util.stream.IntStream.range(from, to).filter(wanted).count();
  }

  private static void same(String what, int expected, int found) {
    if (expected != found) {
      throw new IllegalStateException(what + ": expected " + expected + ", found " + found);
    }
  }

  private void measure(int rounds) {
    RunId last = ids.get(runs - 1);
    String id = description(tests / 2).printedId();
    System.out.printf("%-22s %9s %9s%n", "question", "p50 ms", "p95 ms");
    time("failing", rounds, store::failing);
    time("history, 20 runs", rounds, () -> store.history(id, 20));
    time("history, all runs", rounds, () -> store.history(id, Integer.MAX_VALUE));
    time("slowest 10", rounds, () -> store.slowest(last, 10));
    time("flaky, 50 runs", rounds, () -> store.flaky(50));
    time("compare", rounds, () -> store.compare(ids.get(runs - 2), last));
    time("run before", rounds, () -> store.before(last));
    time("clusters", rounds, () -> store.clusters(last));
    time("stats, 20 runs", rounds, () -> store.ledger(20));
  }

  private static void time(String what, int rounds, Supplier<?> question) {
    for (int i = 0; i < 3; i++) {
      question.get();
    }
    double[] millis = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long begin = System.nanoTime();
      question.get();
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "%-22s %9.1f %9.1f%n", what, millis[rounds / 2], millis[(int) (rounds * 0.95)]);
  }
}
