package dev.runner.core.store;

import dev.runner.core.failure.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts failures together that are of one kind. Not for several threads. */
public final class FailureClusters {

  private final Map<String, Cluster> clusters = new LinkedHashMap<>();

  /** Creates it without any failure. */
  public FailureClusters() {}

  /** Returns the id of the cluster that a test is in; empty if it has not failed. */
  public static Optional<String> of(StoredTest test) {
    return test.last()
        .verdict()
        .filter(verdict -> verdict.outcome().isFailure())
        .map(verdict -> Fingerprint.of(test.description(), verdict).id());
  }

  /**
   * Adds a failure.
   *
   * @param failing a test that has a verdict
   */
  public void add(FailingTest failing) {
    StoredTest test = failing.test();
    Fingerprint fingerprint =
        Fingerprint.of(test.description(), test.last().verdict().orElseThrow());
    clusters
        .computeIfAbsent(fingerprint.id(), id -> new Cluster(fingerprint, failing))
        .tests
        .add(
            new FailureCluster.Member(failing.run(), test.number(), test.description().listedId()));
  }

  /** Returns the clusters, the largest first; of equal ones that which was met first. */
  public List<FailureCluster> list() {
    return clusters.values().stream()
        .map(each -> new FailureCluster(each.fingerprint, each.example, each.tests))
        .sorted(Comparator.comparing((FailureCluster each) -> each.tests().size()).reversed())
        .toList();
  }

  /** A cluster that grows. */
  private record Cluster(
      Fingerprint fingerprint, FailingTest example, List<FailureCluster.Member> tests) {

    Cluster(Fingerprint fingerprint, FailingTest example) {
      this(fingerprint, example, new ArrayList<>());
    }
  }
}
