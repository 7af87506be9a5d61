package dev.runner.core.store;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.TestKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps runs and their results for good.
 *
 * <p>A store is filled from the journals of runs and can be filled from them again: what is stored
 * twice is the same as what is stored once. Several processes may use one store at the same time.
 * All methods may be called by any thread; they exclude each other, so a consumer must not wait for
 * another thread that uses the same object, but may call it itself.
 *
 * <p>In texts, the character U+0000 and surrogates without partner are kept as a visible escape
 * ({@code \u0000}). Points in time are kept in milliseconds, durations in nanoseconds.
 *
 * <p>Every method throws {@link StoreException} if the store cannot be read or written.
 */
public interface ResultStore extends AutoCloseable {

  /**
   * Stores a batch of events in one transaction: all of them or none.
   *
   * <p>A batch that begins with {@link RunEvent.RunStarted} begins the journal of the run, for the
   * first time or again; every other batch continues where the one before it ended, or if this
   * object has not seen one, where the stored run ends.
   *
   * @param run the run
   * @param events some of its events, in the order of the journal
   * @throws StoreException also if the run has not begun, or a test was not planned
   */
  void append(RunId run, List<RunEvent> events);

  /**
   * Stores what a run amounts to.
   *
   * @param run a stored run
   * @param outcome the worst of its tests and issues
   * @param exit the exit status of the process that ran it
   */
  void complete(RunId run, Outcome outcome, int exit);

  /**
   * Returns the newest runs.
   *
   * @param limit how many at most
   * @return the runs, the one that was started last first
   */
  List<RunSummary> runs(int limit);

  /**
   * Returns all runs of the workspace that this store was opened for, the one that was started last
   * first. A store in a file holds no others.
   */
  List<RunSummary> ownRuns();

  /**
   * Deletes runs with all that is stored of them; the newest verdicts on their tests become those
   * of the runs that are left. All of them or none; those that are not stored do not matter.
   *
   * @param runs runs that have ended
   */
  void delete(Collection<RunId> runs);

  /** Returns how many bytes the store takes on this machine; 0 if it is on a server. */
  long size();

  /** Gives what was deleted back to the file system, as far as the store can. */
  void compact();

  /** Returns a run without its tests; empty if there is none with this id. */
  Optional<StoredRun> find(RunId run);

  /**
   * Finds the run that a person means.
   *
   * @param text {@code last}, {@code last~2} for the second before it, a full id, or the beginning
   *     of exactly one
   * @return its id
   * @throws RunNotFoundException if no run or more than one fits
   */
  RunId resolve(String text);

  /**
   * Hands over the tests of a run one by one, ordered by plugin, class and number.
   *
   * @param run the run; one that is not stored has no tests
   * @param consumer is called in the calling thread for each test, with its last attempt
   */
  void tests(RunId run, Consumer<StoredTest> consumer);

  /**
   * Returns some tests of a run with their last attempts, ordered by number.
   *
   * @param run the run; one that is not stored has no tests
   * @param after the number behind which they begin, 0 for the first ones
   * @param limit how many at most
   */
  List<StoredTest> tests(RunId run, int after, int limit);

  /** Returns what of stored runs was sent elsewhere; it goes by the lock of this store. */
  ExportLedger exports();

  /**
   * Returns the tests of a run that took longest in their last attempt, the slowest first.
   *
   * @param run the run; one that is not stored has no tests
   * @param limit how many at most
   * @return tests that took any time
   */
  default List<StoredTest> slowest(RunId run, int limit) {
    List<StoredTest> slowest = new ArrayList<>();
    slowest(run, limit, slowest::add);
    return slowest;
  }

  /**
   * Hands over the same tests one by one, however many there are.
   *
   * @param run the run; one that is not stored has no tests
   * @param limit how many at most
   * @param consumer is called in the calling thread for each
   */
  void slowest(RunId run, int limit, Consumer<StoredTest> consumer);

  /** Returns the classes of a run and what their tests add up to, ordered by plugin and name. */
  List<StoredClass> classes(RunId run);

  /** Returns the attempts at a test of a run, the first one first; empty if it was not planned. */
  List<StoredAttempt> attempts(RunId run, int test);

  /**
   * Returns what an attempt has written.
   *
   * @param run the run
   * @param test the test's number in the run
   * @param attempt the attempt's number
   * @param stream where it was written
   * @return the text; empty if nothing was written there
   */
  Optional<CapturedText> output(RunId run, int test, int attempt, OutputStreamKind stream);

  /**
   * Returns what wrote or published anything outside of tests: forks alone first, then by plugin,
   * class and fork.
   */
  List<Scope> scopes(RunId run);

  /**
   * Returns what was written outside of tests.
   *
   * @param run the run
   * @param scope what was running
   * @param stream where it was written
   * @return the text; empty if nothing was written there
   */
  Optional<CapturedText> output(RunId run, Scope scope, OutputStreamKind stream);

  /** Returns the report entries that an attempt or scope published, the first one first. */
  List<StoredEntry> entries(RunId run, Publisher by);

  /** Returns the files that an attempt or scope published, the first one first. */
  List<StoredFile> files(RunId run, Publisher by);

  /**
   * Returns the tests whose newest verdict over all runs is FAILED or ERROR, ordered by plugin,
   * class and name; those with a known issue that says so are none of them.
   */
  List<FailingTest> failing();

  /**
   * Returns the failures of a run by what they have in common, the largest cluster first; those
   * that do not fail the run are among them.
   *
   * @param run the run; one that is not stored has none
   */
  List<FailureCluster> clusters(RunId run);

  /**
   * Tells what is different in a run from an earlier one; tests are the same by their {@code
   * TestId}, whatever their names. Failures that a known issue mutes are none here.
   *
   * @param before the run that is compared with; one that is not stored has no tests
   * @param after the run that is looked at; the same
   */
  RunComparison compare(RunId before, RunId after);

  /**
   * Returns the run that a person compares a run with: of those of the same workspace that began
   * before it and have ended, the newest one with at least half of its tests; empty if there is
   * none. That is judged by some of the tests.
   */
  Optional<RunId> before(RunId run);

  /**
   * Returns those of some tests that are in any stored run, as they were first described.
   *
   * @param keys who they are
   */
  Map<TestKey, TestDescription> known(Collection<TestKey> keys);

  /**
   * Returns how tests did in the newest runs in which they were planned, one history for each test
   * of the name. A test with a {@code TestId} is followed through other names.
   *
   * @param name as {@link dev.runner.core.result.TestDescription#isNamed} takes it
   * @param limit how many runs at most
   * @return nothing if no test was ever called so
   */
  List<TestHistory> history(String name, int limit);

  /**
   * Returns the tests whose results changed at least twice over the newest runs, or within one; a
   * test that broke or was repaired once is none. The surest ones first.
   *
   * @param runs how many runs are looked at
   */
  List<FlakyTest> flaky(int runs);

  /**
   * Returns what the plugins of the newest runs took, the one with the longest tests first.
   *
   * @param runs how many runs are added up
   */
  List<PluginLedger> ledger(int runs);

  /**
   * Returns the tests that were known to have an issue when they last got a verdict, ordered by
   * issue, plugin, class and name; a test with several issues comes once for each.
   */
  List<KnownTest> knownIssues();

  /** Returns how long each test took when it last got a verdict, of those that ever started. */
  Map<TestKey, Duration> durations();

  /**
   * Hands over each plugin of each run that has ended, the run that was started first in front.
   * Runs that a merged one is made of are left out.
   *
   * @param consumer is called in the calling thread
   */
  void pluginRuns(Consumer<PluginRun> consumer);

  /** Releases the store; it must not be used any more. */
  @Override
  void close();
}
