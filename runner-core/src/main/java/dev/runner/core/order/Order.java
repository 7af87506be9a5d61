package dev.runner.core.order;

import dev.runner.core.issue.Issue;
import dev.runner.core.result.RunId;
import dev.runner.core.suite.Portion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Says in which order the classes of a run go. */
public sealed interface Order {

  /** The word for the order that a seed repeats. */
  String RANDOM = "random";

  /** Returns the word that stands for it on a command line and in the store. */
  String word();

  /** Returns the number from which random orders are to be made; empty to choose one. */
  default OptionalLong seed() {
    return OptionalLong.empty();
  }

  /** Tells whether classes and methods that say nothing else are shuffled in the forks, too. */
  default boolean shuffles() {
    return false;
  }

  /**
   * Tells whether a fork keeps its work to the end because the order matters: then it is not
   * exchanged for one that computes faster.
   */
  default boolean keepsForks() {
    return false;
  }

  /** Returns what is to be said of the order in the run's record. */
  default List<Issue> issues() {
    return List.of();
  }

  /** Returns the run that is repeated. */
  default Optional<RunId> repeats() {
    return Optional.empty();
  }

  /** The longest first where several forks share the work; that of discovery for one fork. */
  record History() implements Order {

    /** All of them are equal. */
    public static final History ONLY = new History();

    @Override
    public String word() {
      return "history";
    }
  }

  /**
   * As tests are listed.
   *
   * @param classes the classes in the order of a list of tests; empty for the order of discovery
   */
  record Listed(List<TestClass> classes) implements Order {

    /** Copies the list. */
    public Listed {
      classes = List.copyOf(classes);
    }

    @Override
    public String word() {
      return "list";
    }

    @Override
    public boolean keepsForks() {
      return true;
    }
  }

  /**
   * By chance.
   *
   * @param seed the number that repeats an order; empty for another order each time
   */
  record Shuffled(OptionalLong seed) implements Order {

    @Override
    public String word() {
      return RANDOM;
    }

    @Override
    public boolean shuffles() {
      return true;
    }

    @Override
    public boolean keepsForks() {
      return true;
    }
  }

  /**
   * Classes first of which a test failed when it last ran.
   *
   * @param failed these classes
   * @param ids the ids of the tests that failed, by which classes are known again that have other
   *     names now
   */
  record FailedFirst(Set<TestClass> failed, Set<String> ids) implements Order {

    /** Copies the sets. */
    public FailedFirst {
      failed = Set.copyOf(failed);
      ids = Set.copyOf(ids);
    }

    @Override
    public String word() {
      return "failed-first";
    }
  }

  /**
   * As in an earlier run: the same portions in the same forks.
   *
   * @param run the earlier run
   * @param word the word for its order
   * @param number its seed
   * @param tracks for each of its forks what was handed to it, in this order; the forks in the
   *     order in which they began
   * @param issues what is different now
   */
  record Recorded(
      RunId run, String word, long number, List<List<Portion>> tracks, List<Issue> issues)
      implements Order {

    /** Copies the lists. */
    public Recorded {
      tracks = tracks.stream().map(List::copyOf).toList();
      issues = List.copyOf(issues);
    }

    @Override
    public boolean shuffles() {
      return word.equals(RANDOM);
    }

    @Override
    public OptionalLong seed() {
      return OptionalLong.of(number);
    }

    @Override
    public boolean keepsForks() {
      return true;
    }

    @Override
    public Optional<RunId> repeats() {
      return Optional.of(run);
    }
  }
}
