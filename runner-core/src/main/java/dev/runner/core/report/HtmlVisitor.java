package dev.runner.core.report;

import dev.runner.core.failure.Fingerprint;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Flag;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.StoredTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the tests of a run as chunks of a page, and adds up what the page begins with. */
final class HtmlVisitor implements RunVisitor {

  private static final Set<Flag> MUTED = Set.of(Flag.KNOWN, Flag.UNSTABLE, Flag.QUARANTINED);

  private final ReportSource source;
  private final Instant begin;
  private final HtmlRows rows;
  private final HtmlDetails details;
  private final HtmlClusters clusters = new HtmlClusters();
  private final HtmlTimeline timeline;
  private final HtmlChanges changes;
  private final HtmlTags tags = new HtmlTags();

  HtmlVisitor(ReportSource source, HtmlChunks chunks) {
    this.source = source;
    this.begin = source.start();
    this.rows = new HtmlRows(chunks);
    this.details = new HtmlDetails(source, chunks, new HtmlBudget());
    this.timeline = new HtmlTimeline(begin);
    this.changes = HtmlChanges.since(source);
  }

  @Override
  public void begin(ReportedClass testClass) {
    timeline.begin(testClass);
    rows.begin(testClass, details.ofClass(testClass.scopes()));
  }

  @Override
  public void test(StoredTest test) {
    int marks = changes.marks(test.number());
    rows.add(HtmlRow.of(test, begin, marks, cluster(test), details.of(test)));
    timeline.test(test);
    tags.add(test.description().tags());
  }

  /** Returns the number of the cluster of a failure; -1 if it failed not, or as expected. */
  private int cluster(StoredTest test) {
    Optional<Verdict> failure = test.last().verdict().filter(HtmlVisitor::isFailure);
    if (failure.isEmpty() || test.flags().stream().anyMatch(MUTED::contains)) {
      return -1;
    }
    TestDescription description = test.description();
    return clusters.add(description.listedId(), Fingerprint.of(description, failure.get()));
  }

  private static boolean isFailure(Verdict verdict) {
    return verdict.outcome().isFailure();
  }

  @Override
  public void fault(ClassFault fault) {
    Verdict verdict =
        Verdict.error(Cause.EXCEPTION, fault.failure().message(), fault.failure().detail());
    int cluster = clusters.add(fault.id(), Fingerprint.of(description(fault), verdict));
    rows.add(HtmlRow.of(fault, cluster, details.of(fault)));
  }

  private static TestDescription description(ClassFault fault) {
    return new TestDescription(
        fault.owner().plugin(),
        fault.id(),
        fault.id(),
        fault.owner().name(),
        fault.name(),
        fault.name(),
        Optional.empty(),
        List.of());
  }

  @Override
  public void end(ReportedClass testClass) {
    timeline.end();
  }

  /** Writes what is left, and returns what the page begins with. */
  HtmlTally end() {
    int outside =
        details.ofForks(
            source.store().scopes(source.run()).stream().filter(HtmlVisitor::isOfNoClass).toList());
    details.end();
    return new HtmlTally(rows.end(), clusters, timeline, changes, tags, outside);
  }

  private static boolean isOfNoClass(Scope scope) {
    return scope.className().isEmpty();
  }
}
