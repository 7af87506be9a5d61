package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.PortionTaken;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.order.TestClass;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.TestDescription;
import dev.runner.core.store.StoredTest;
import dev.runner.core.suite.Portion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tests that ran before a test in its fork, read from a run's journal. A test whose class
 * failed in its set-up counts among them: the set-up ran.
 */
final class TestsBefore {

  private final StoredTest target;
  private final Map<Integer, TestDescription> planned = new HashMap<>();
  private final Map<TestClass, PortionTaken> taken = new HashMap<>();
  private final Map<Integer, Map<String, Candidate>> byFork = new HashMap<>();
  private final Set<Integer> started = new HashSet<>();
  private int fork;
  private boolean over;

  TestsBefore(StoredTest target) {
    this.target = target;
    this.fork = target.last().fork().orElse(0);
  }

  /** Takes the next event of the journal. */
  void take(RunEvent event) {
    if (over) {
      return;
    }
    if (event instanceof PortionTaken portion) {
      for (String name : classes(portion.portion())) {
        taken.put(new TestClass(portion.portion().plugin(), name), portion);
      }
    } else if (event instanceof TestPlanned test) {
      planned.put(test.test(), test.description());
    } else if (event instanceof AttemptStarted attempt) {
      started.add(attempt.test());
      add(attempt.test(), attempt.fork());
    } else if (event instanceof AttemptFinished attempt) {
      finished(attempt);
    }
  }

  /** Returns the tests before it, in their order; empty if nothing is known of its fork. */
  List<Candidate> candidates() {
    return List.copyOf(byFork.getOrDefault(fork, Map.of()).values());
  }

  /** Returns the test itself. */
  Candidate target() {
    TestDescription test = target.description();
    return Candidate.whole(test, portion(test));
  }

  private void finished(AttemptFinished attempt) {
    if (attempt.test() == target.number() && attempt.attempt() == target.last().attempt()) {
      over = true;
      if (fork == 0) {
        fork = taken(target.description()).map(PortionTaken::fork).orElse(0);
      }
    } else if (!started.contains(attempt.test())
        && attempt.verdict().outcome() != Outcome.SKIPPED) {
      taken(planned.get(attempt.test())).ifPresent(portion -> add(attempt.test(), portion.fork()));
    }
  }

  private void add(int test, int where) {
    if (test == target.number()) {
      return;
    }
    TestDescription description = planned.get(test);
    Candidate one =
        Candidate.before(target.description().uniqueId(), description, portion(description));
    byFork.computeIfAbsent(where, number -> new LinkedHashMap<>()).putIfAbsent(one.uniqueId(), one);
  }

  private Portion portion(TestDescription test) {
    return taken(test)
        .map(PortionTaken::portion)
        .orElseGet(() -> Portion.ofClasses(test.plugin(), List.of(test.className())));
  }

  private Optional<PortionTaken> taken(TestDescription test) {
    TestClass name = new TestClass(test.plugin(), test.className());
    return Optional.ofNullable(taken.getOrDefault(name, taken.get(rest(name))));
  }

  /** Engines find tests elsewhere than in classes; their portion is found under the plugin. */
  private static List<String> classes(Portion portion) {
    List<String> names = new ArrayList<>(portion.classes());
    if (portion.allEngines()) {
      names.add("");
    }
    return names;
  }

  private static TestClass rest(TestClass name) {
    return new TestClass(name.plugin(), "");
  }
}
