package dev.runner.core.event;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
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
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One fact of a run. The journal is the ordered log of a run's events; its result is their fold.
 *
 * <p>Events of a test carry the number under which it was planned, counted from 1 in each run.
 */
public sealed interface RunEvent {

  /**
   * The run has begun. Always the first event.
   *
   * @param run its id
   * @param at when
   * @param command the command line as it was typed, secrets masked
   * @param request the suite's discovery request as JSON
   */
  record RunStarted(RunId run, Instant at, String command, String request) implements RunEvent {}

  /**
   * A plugin takes part, or would have.
   *
   * @param plugin its id
   * @param version its version, empty if unknown
   * @param jar its file
   * @param sha256 the jar's digest in hexadecimal, empty if the jar could not be read
   * @param state what became of it
   */
  record PluginSeen(PluginId plugin, String version, String jar, String sha256, PluginState state)
      implements RunEvent {}

  /**
   * It is known what will run, as far as it can be before tests are discovered. Recorded behind the
   * plugins, once and again whenever the run is resumed.
   *
   * @param classes how many classes are looked at for tests; not every one need hold some
   * @param whole whether the selection leaves out no test of the plugins that take part
   * @param expected what the last such run had; empty if a plugin never ran as a whole
   * @param forks how many test forks run at the same time, at most
   * @param seed the number from which random orders of tests are made
   */
  record SuiteAssembled(
      int classes, boolean whole, Optional<Expectation> expected, int forks, long seed)
      implements RunEvent {}

  /**
   * Where the run takes place. Recorded behind the plugins.
   *
   * @param runner the version of the runner
   * @param jdk the version of the JDK of test forks
   * @param jdks the versions of those that have another one, by their plugins
   * @param environment the name of the system under test, if it has one
   */
  record RunPlaced(
      String runner, String jdk, Map<PluginId, String> jdks, Optional<String> environment)
      implements RunEvent {

    /** Copies the map. */
    public RunPlaced {
      jdks = Map.copyOf(jdks);
    }
  }

  /** Where the run comes from. Recorded behind its place. */
  record RunOriginated(RunOrigin origin) implements RunEvent {}

  /**
   * The run is the shard of a suite that {@code manifest} describes. Recorded behind the plugins.
   */
  record ShardTaken(ShardManifest manifest) implements RunEvent {}

  /**
   * The run is made of others, of which this is one. Recorded first, in the order of their start.
   *
   * @param run its id
   * @param shard which shard it is, if it is one
   * @param state the state it was in
   * @param startedAt when it began
   */
  record PartMerged(RunId run, Optional<Shard> shard, RunState state, Instant startedAt)
      implements RunEvent {}

  /** A problem, {@code issue}, was found. */
  record IssueRaised(Issue issue) implements RunEvent {}

  /**
   * A test is part of the suite; from now on it counts as planned.
   *
   * @param test its number in the run
   * @param description what is known of it
   */
  record TestPlanned(int test, TestDescription description) implements RunEvent {}

  /**
   * An attempt at a test has begun; recorded before the test's body runs.
   *
   * @param test the test's number
   * @param attempt the attempt's, counted from 1
   * @param fork the number of the fork that runs it, counted from 1
   * @param at when, by the clock of the fork
   */
  record AttemptStarted(int test, int attempt, int fork, Instant at) implements RunEvent {}

  /**
   * An attempt has ended, or was decided without ever starting.
   *
   * @param test the test's number
   * @param attempt the attempt's
   * @param verdict how it ended
   * @param duration how long it took, by a monotonic clock; zero if it never started
   */
  record AttemptFinished(int test, int attempt, Verdict verdict, Duration duration)
      implements RunEvent {}

  /**
   * The attempt that is about to end will not be the last one at its test, because it fails.
   * Recorded before its end. A run that ends before the next attempt leaves that to be made up for.
   *
   * @param test the test's number
   * @param attempt the number of the attempt that is to follow
   */
  record RetryPlanned(int test, int attempt) implements RunEvent {}

  /**
   * A planned test fails without failing the run.
   *
   * @param test its number
   * @param owner who sees to it
   * @param reason why
   * @param expires the day from which on its failure counts again, as ISO 8601 has it
   */
  record TestQuarantined(int test, String owner, String reason, String expires)
      implements RunEvent {}

  /** All tests run for the {@code round}th time, from 2, each as a further attempt at it. */
  record RoundStarted(int round) implements RunEvent {}

  /** {@code attempt} at {@code test} has run for so long that it is called slow; it goes on. */
  record AttemptSlow(int test, int attempt) implements RunEvent {}

  /**
   * An attempt has written something. Of one stream of one attempt, at most a fixed number of
   * leading and trailing bytes is kept.
   *
   * @param test the test's number
   * @param attempt the attempt's
   * @param stream where it was written
   * @param bytes what was written, in UTF-8; the array is not copied and must not be changed
   * @param skipped how many bytes were dropped between the previous event of this stream and this
   */
  record OutputCaptured(int test, int attempt, OutputStreamKind stream, byte[] bytes, long skipped)
      implements RunEvent {

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
      return other instanceof OutputCaptured that
          && test == that.test
          && attempt == that.attempt
          && stream == that.stream
          && Arrays.equals(bytes, that.bytes)
          && skipped == that.skipped;
    }

    @Override
    public int hashCode() {
      return 31 * test + Arrays.hashCode(bytes);
    }
  }

  /**
   * Something was written outside of tests. It is bounded as the output of an attempt is.
   *
   * @param scope what ran
   * @param stream where it was written
   * @param bytes what was written, in UTF-8; the array is not copied and must not be changed
   * @param skipped how many bytes were dropped between the previous event of this stream and this
   */
  record ScopeOutputCaptured(Scope scope, OutputStreamKind stream, byte[] bytes, long skipped)
      implements RunEvent {

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
      return other instanceof ScopeOutputCaptured that
          && scope.equals(that.scope)
          && stream == that.stream
          && Arrays.equals(bytes, that.bytes)
          && skipped == that.skipped;
    }

    @Override
    public int hashCode() {
      return 31 * scope.hashCode() + Arrays.hashCode(bytes);
    }
  }

  /**
   * A report entry was published.
   *
   * @param by who did
   * @param at when, by the clock of the fork
   * @param values its values by name, in the order in which they were given
   */
  record EntryPublished(Publisher by, Instant at, Map<String, String> values) implements RunEvent {

    /** Copies the map, which holds at least one value. */
    public EntryPublished {
      if (values.isEmpty()) {
        throw new IllegalArgumentException("A report entry without values");
      }
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * A file was published.
   *
   * @param by who did
   * @param at when, by the clock of the fork
   * @param file the file
   */
  record FilePublished(Publisher by, Instant at, PublishedFile file) implements RunEvent {}

  /**
   * A fork has been handed something that no fork had begun, or what another has left because it
   * was exchanged. What is left of a fork that died is not recorded: it follows from the death.
   *
   * @param fork the fork's number
   * @param lane the number of a lane's stay with one kind of fork, from 1; its forks take turns
   * @param rest whether another fork has left it, which was exchanged
   * @param portion what was handed over
   */
  record PortionTaken(int fork, int lane, boolean rest, Portion portion) implements RunEvent {}

  /** The classes go in an order that was asked for, perhaps that of the run {@code repeats}. */
  record OrderChosen(String order, Optional<RunId> repeats) implements RunEvent {}

  /** Fork number {@code fork} has ended; {@code failure} says why, if it was not told to. */
  record ForkEnded(int fork, Optional<String> failure) implements RunEvent {}

  /** Until its end, {@code fork} took that for {@code plugin}; memory, where known, in bytes. */
  record PluginUsed(PluginId plugin, int fork, Duration cpu, Optional<Long> allocated)
      implements RunEvent {}

  /**
   * All tests that are planned by now and have no verdict are left without one.
   *
   * @param plugin whose tests; empty for those of all
   * @param reason why
   */
  record TestsLeft(Optional<PluginId> plugin, String reason) implements RunEvent {}

  /**
   * Another process takes up the run, which was cancelled or killed; what has no verdict is to run.
   *
   * @param run its id
   * @param at when
   * @param command its command line as it was typed, secrets masked
   * @param before how long the run had taken until then
   */
  record RunResumed(RunId run, Instant at, String command, Duration before) implements RunEvent {}

  /**
   * {@code test}, planned and never started, does not count as planned any more: it stood for tests
   * that a method registers only when it runs, and now it runs.
   */
  record TestWithdrawn(int test) implements RunEvent {}

  /** What registers its tests while it runs, {@code uniqueId}, has registered all of them. */
  record InvocationsEnded(String uniqueId) implements RunEvent {}

  /**
   * The run has ended. The last event, unless the run is resumed.
   *
   * @param state the state it ended in
   * @param duration how long it took, by a monotonic clock
   */
  record RunFinished(RunState state, Duration duration) implements RunEvent {}
}
