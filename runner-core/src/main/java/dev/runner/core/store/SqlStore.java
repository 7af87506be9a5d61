package dev.runner.core.store;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.TestKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A results store in a database. */
final class SqlStore implements ResultStore {

  private final Failures failures;
  private final Statements statements;
  private final EventWriter events;
  private final RunRows runRows;
  private final RunQueries runs;
  private final RunSearch search;
  private final TestQueries tests;
  private final OutputRows outputs;
  private final PublishedRows published;

  private SqlStore(Failures failures, Statements statements) {
    this.failures = failures;
    this.statements = statements;
    this.runRows = new RunRows(statements, failures);
    this.outputs = new OutputRows(statements);
    this.events = new EventWriter(statements, runRows, outputs, failures);
    this.runs = new RunQueries(statements);
    this.search = new RunSearch(statements);
    this.tests = new TestQueries(statements);
    this.published = new PublishedRows(statements);
  }

  /**
   * Opens a store and brings its schema up to date.
   *
   * @return the store; the caller closes it
   * @throws StoreException if it cannot be opened, has a newer schema, or is something else
   */
  static SqlStore open(Database database, Schema schema) {
    Failures failures = database.failures();
    Statements statements = new Statements(database, database.connect());
    SqlStore store = new SqlStore(failures, statements);
    boolean usable = false;
    try {
      schema.bring(statements);
      usable = true;
      return store;
    } catch (SQLException e) {
      throw failures.of(e);
    } finally {
      if (!usable) {
        store.close();
      }
    }
  }

  @Override
  public synchronized void append(RunId run, List<RunEvent> batch) {
    act(() -> events.append(run, batch));
  }

  @Override
  public synchronized void complete(RunId run, Outcome outcome, int exit) {
    act(
        () ->
            statements.database().lasting(statements, () -> runRows.complete(run, outcome, exit)));
  }

  @Override
  public synchronized List<RunSummary> runs(int limit) {
    return ask(() -> runs.newest(limit));
  }

  @Override
  public synchronized List<RunSummary> ownRuns() {
    return ask(runs::own);
  }

  @Override
  public synchronized void delete(Collection<RunId> doomed) {
    act(() -> new Transaction(statements).run(() -> new RunDeletion(statements).delete(doomed)));
  }

  @Override
  public long size() {
    return statements.database().size();
  }

  @Override
  public synchronized void compact() {
    act(() -> statements.database().compact(statements));
  }

  @Override
  public synchronized Optional<StoredRun> find(RunId run) {
    return ask(() -> runs.find(run));
  }

  @Override
  public synchronized RunId resolve(String text) {
    return ask(() -> search.find(text));
  }

  @Override
  public synchronized void tests(RunId run, Consumer<StoredTest> consumer) {
    hand(consumer, rows -> tests.tests(run, rows));
  }

  @Override
  public synchronized List<StoredTest> tests(RunId run, int after, int limit) {
    return ask(() -> tests.tests(run, after, limit));
  }

  @Override
  public ExportLedger exports() {
    return new SqlExports(this, statements, failures);
  }

  @Override
  public synchronized void slowest(RunId run, int limit, Consumer<StoredTest> consumer) {
    hand(consumer, rows -> tests.slowest(run, limit, rows));
  }

  @Override
  public synchronized List<StoredClass> classes(RunId run) {
    return ask(() -> tests.classes(run));
  }

  @Override
  public synchronized List<StoredAttempt> attempts(RunId run, int test) {
    return ask(() -> tests.attempts(run, test));
  }

  @Override
  public synchronized Optional<CapturedText> output(
      RunId run, int test, int attempt, OutputStreamKind stream) {
    return ask(() -> outputs.read(run, test, attempt, stream));
  }

  @Override
  public synchronized List<Scope> scopes(RunId run) {
    return ask(() -> runs.scopes(run));
  }

  @Override
  public synchronized Optional<CapturedText> output(
      RunId run, Scope scope, OutputStreamKind stream) {
    return ask(() -> outputs.read(run, scope, stream));
  }

  @Override
  public synchronized List<StoredEntry> entries(RunId run, Publisher by) {
    return ask(() -> published.entries(run, by));
  }

  @Override
  public synchronized List<StoredFile> files(RunId run, Publisher by) {
    return ask(() -> published.files(run, by));
  }

  @Override
  public synchronized List<FailingTest> failing() {
    return ask(tests::failing);
  }

  @Override
  public synchronized List<FailureCluster> clusters(RunId run) {
    return ask(() -> tests.clusters(run));
  }

  @Override
  public synchronized RunComparison compare(RunId before, RunId after) {
    return ask(() -> new ComparisonQueries(statements).compare(before, after));
  }

  @Override
  public synchronized Optional<RunId> before(RunId run) {
    return ask(() -> new EarlierRuns(statements).of(run));
  }

  @Override
  public synchronized Map<TestKey, TestDescription> known(Collection<TestKey> keys) {
    return ask(() -> new TestNames(statements).of(keys));
  }

  @Override
  public synchronized List<TestHistory> history(String name, int limit) {
    return ask(() -> new HistoryQueries(statements).named(name, limit));
  }

  @Override
  public synchronized List<FlakyTest> flaky(int window) {
    return ask(() -> new FlakyQueries(statements).tests(window));
  }

  @Override
  public synchronized List<PluginLedger> ledger(int window) {
    return ask(() -> new LedgerQueries(statements).plugins(window));
  }

  @Override
  public synchronized List<KnownTest> knownIssues() {
    return ask(() -> new KnownIssueQueries(statements).tests());
  }

  @Override
  public synchronized Map<TestKey, Duration> durations() {
    return ask(tests::durations);
  }

  @Override
  public synchronized void pluginRuns(Consumer<PluginRun> consumer) {
    hand(consumer, rows -> new PlaceRows(statements).pluginRuns(rows));
  }

  @Override
  public synchronized void close() {
    outputs.close();
    act(statements::close);
  }

  private void act(Transaction.Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  private <T> T ask(Question<T> question) {
    try {
      return question.answer();
    } catch (SQLException e) {
      throw failures.of(e);
    } catch (StoreException | RunNotFoundException | ConsumerException e) {
      throw e;
    } catch (RuntimeException e) { // a text or number that nobody has written
      throw failures.damaged(e);
    }
  }

  /** What a consumer throws says nothing about the store. */
  private <T> void hand(Consumer<T> consumer, Rows<T> rows) {
    Consumer<T> apart =
        row -> {
          try {
            consumer.accept(row);
          } catch (RuntimeException e) {
            throw new ConsumerException(e);
          }
        };
    try {
      ask(
          () -> {
            rows.handTo(apart);
            return true;
          });
    } catch (ConsumerException e) {
      throw e.own;
    }
  }

  /** Hands rows over. */
  @FunctionalInterface
  private interface Rows<T> {
    void handTo(Consumer<T> consumer) throws SQLException;
  }

  /** Carries what a consumer has thrown. */
  private static final class ConsumerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException own;

    ConsumerException(RuntimeException own) {
      super(own);
      this.own = own;
    }
  }

  /** Reads something. */
  @FunctionalInterface
  interface Question<T> {
    T answer() throws SQLException;
  }
}
