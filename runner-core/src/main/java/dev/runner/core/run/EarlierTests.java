package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.InvocationsEnded;
import dev.runner.core.event.RunEvent.RetryPlanned;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.event.RunEvent.ShardTaken;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.event.RunEvent.TestQuarantined;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.shard.ShardManifest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tests of a run as its journal leaves them; none for a run that begins. */
final class EarlierTests {

  private final TreeMap<String, Test> byUniqueId = new TreeMap<>();
  private final Map<Integer, Test> byNumber = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Set<PluginId> plugins = new HashSet<>();
  private final Predicate<String> wanted;
  private Optional<ShardManifest> shard = Optional.empty();
  private int round = 1;
  private int lastNumber;
  private int lastFork;

  EarlierTests() {
    this(uniqueId -> true);
  }

  private EarlierTests(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /** Begins a collection of only the tests of some unique ids and below them. */
  static EarlierTests below(Collection<String> uniqueIds) {
    Set<String> asked = Set.copyOf(uniqueIds);
    return new EarlierTests(id -> isIn(id, asked));
  }

  private static boolean isIn(String uniqueId, Set<String> asked) {
    for (int end = uniqueId.indexOf('/'); end >= 0; end = uniqueId.indexOf('/', end + 1)) {
      if (asked.contains(uniqueId.substring(0, end))) {
        return true;
      }
    }
    return asked.contains(uniqueId);
  }

  /** Takes the next event of the journal. */
  void take(RunEvent event) {
    if (event instanceof TestPlanned planned) {
      plan(planned);
    } else if (event instanceof AttemptStarted started) {
      lastFork = Math.max(lastFork, started.fork());
      Optional.ofNullable(byNumber.get(started.test())).ifPresent(test -> test.started(started));
    } else if (event instanceof AttemptFinished finished) {
      Optional.ofNullable(byNumber.get(finished.test())).ifPresent(test -> test.finished(finished));
    } else if (event instanceof RoundStarted next) {
      round = next.round();
      beginRound();
    } else if (event instanceof RetryPlanned retry) {
      Optional.ofNullable(byNumber.get(retry.test())).ifPresent(t -> t.owed = retry.attempt());
    } else if (event instanceof TestQuarantined quarantined) {
      Optional.ofNullable(byNumber.get(quarantined.test())).ifPresent(Test::quarantine);
    } else if (event instanceof ForkEnded fork) {
      ended(fork);
    } else if (event instanceof InvocationsEnded all) {
      ended.add(all.uniqueId());
    } else if (event instanceof ShardTaken taken) {
      shard = Optional.of(taken.manifest());
    }
  }

  /** All tests run once more: none has a verdict that is worth anything in this round. */
  private void beginRound() {
    ended.clear();
    for (Test test : byUniqueId.values()) {
      test.decided = false;
      test.failures = 0;
      test.deaths = 0;
      test.owed = 0;
    }
  }

  /** Returns a test by its unique id. */
  Optional<Test> find(String uniqueId) {
    return Optional.ofNullable(byUniqueId.get(uniqueId));
  }

  /** Returns the tests below a method, class or container. */
  Collection<Test> below(String uniqueId) {
    return byUniqueId.subMap(uniqueId + "/", uniqueId + "0").values(); // 0 comes behind the slash
  }

  /** Tells whether something has registered all that it registers while it runs. */
  boolean hasEnded(String uniqueId) {
    return ended.contains(uniqueId);
  }

  /** Returns the plugins that have tests. */
  Set<PluginId> plugins() {
    return plugins;
  }

  /** Returns the tests that have ended forks so often that they are not tried again. */
  Set<Test> killers(int deaths) {
    return byUniqueId.values().stream()
        .filter(test -> !test.decided && test.deaths >= deaths)
        .collect(Collectors.toSet());
  }

  /** Returns which shard the run is; empty if it is none. */
  Optional<ShardManifest> shard() {
    return shard;
  }

  /** Returns how many tests passed after an attempt that did not. */
  int flaky() {
    return (int) byUniqueId.values().stream().filter(test -> test.flaky && !test.unstable).count();
  }

  /** Returns how many tests have failed for good, in whatever round, and count. */
  int failed() {
    return (int) byUniqueId.values().stream().filter(test -> test.failed && !test.muted).count();
  }

  /**
   * Hands over the tests that a known issue says will fail, and how they ended; one that has failed
   * in any round has failed.
   */
  void expected(BiConsumer<TestDescription, Outcome> consumer) {
    for (Test test : byUniqueId.values()) {
      test.expected
          .filter(known -> test.decided || test.failed)
          .ifPresent(known -> consumer.accept(known, test.failed ? Outcome.FAILED : test.outcome));
    }
  }

  /** Returns the round that was begun last. */
  int round() {
    return round;
  }

  int lastNumber() {
    return lastNumber;
  }

  int lastFork() {
    return lastFork;
  }

  /** A test that a cancellation broke off has said nothing yet, although it has a verdict. */
  private static boolean isCancelled(Verdict verdict) {
    return verdict.cause().filter(Cause.CANCELLED::equals).isPresent();
  }

  private void plan(TestPlanned planned) {
    lastNumber = Math.max(lastNumber, planned.test());
    plugins.add(planned.description().plugin());
    String uniqueId = planned.description().uniqueId();
    if (wanted.test(uniqueId) && !byUniqueId.containsKey(uniqueId)) {
      Test test = new Test(planned.test(), uniqueId);
      test.judge(planned.description());
      byUniqueId.put(uniqueId, test);
      byNumber.put(planned.test(), test);
    }
  }

  private void ended(ForkEnded fork) {
    lastFork = Math.max(lastFork, fork.fork());
    if (fork.failure().isPresent()) {
      byNumber.values().stream()
          .filter(test -> test.fork == fork.fork())
          .forEach(test -> test.deaths++);
    }
  }

  /** A test that was planned. */
  static final class Test {

    private final int number;
    private final String uniqueId;
    private int attempts;
    private int fork;
    private int deaths;
    private int failures;
    private int owed;
    private boolean flaky;
    private boolean decided;
    private boolean failed;
    private boolean muted;
    private boolean unstable;
    private Optional<TestDescription> expected = Optional.empty();
    private Outcome outcome = Outcome.ABORTED;

    Test(int number, String uniqueId) {
      this.number = number;
      this.uniqueId = uniqueId;
    }

    int number() {
      return number;
    }

    String uniqueId() {
      return uniqueId;
    }

    /** Returns how many attempts there were, ended or not. */
    int attempts() {
      return attempts;
    }

    /** Returns how many attempts have failed. */
    int failures() {
      return failures;
    }

    /** Returns how often it was running when its fork ended. */
    int deaths() {
      return deaths;
    }

    /** Tells whether its last attempt has a verdict, and no other is to follow. */
    boolean isDecided() {
      return decided;
    }

    private void judge(TestDescription test) {
      if (!test.known().isEmpty()) {
        expected = Optional.of(test).filter(known -> KnownIssue.expectFailure(known.known()));
        muted = KnownIssue.mute(test.known());
        unstable = muted && expected.isEmpty();
      }
    }

    private void quarantine() {
      muted = true;
      expected = Optional.empty();
    }

    private void started(AttemptStarted started) {
      attempts = started.attempt();
      fork = started.fork();
      decided = false;
    }

    private void finished(AttemptFinished finished) {
      boolean last = finished.attempt() >= Math.max(attempts, owed);
      decided = last && !isCancelled(finished.verdict());
      outcome = finished.verdict().outcome();
      failed |= decided && finished.verdict().outcome().isFailure();
      failures += finished.verdict().outcome().isFailure() ? 1 : 0;
      flaky = finished.verdict().outcome() == Outcome.PASSED && failures > 0;
      attempts = Math.max(attempts, finished.attempt());
      fork = 0;
    }

    /** Notes that it failed for good without another attempt. */
    void decide() {
      decided = true;
      failed = true;
    }
  }
}
