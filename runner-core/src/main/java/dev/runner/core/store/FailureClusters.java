package dev.runner.core.store;

import dev.runner.core.failure.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts failures together that are of one kind. Not for several threads. */
public final class FailureClusters {

  private final Map<String, Cluster> clusters = new LinkedHashMap<>();

  /** Creates it without any failure. */
  public FailureClusters() {}

  /** Returns what is common to a test's failure and others. */
  public static Fingerprint fingerprint(StoredTest test) {
    return Fingerprint.of(test.description(), test.last().verdict().orElseThrow());
  }

  /**
   * Adds a failure.
   *
   * @param failing a test that has a verdict
   */
  public void add(FailingTest failing) {
    StoredTest test = failing.test();
    Fingerprint fingerprint = fingerprint(test);
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
