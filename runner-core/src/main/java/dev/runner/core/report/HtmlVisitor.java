package dev.runner.core.report;

import dev.runner.core.result.Scope;
import dev.runner.core.store.StoredTest;
import java.time.Instant;

/** Writes the tests of a run as chunks of a page, and adds up what the page begins with. */
final class HtmlVisitor implements RunVisitor {

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
    this.details = new HtmlDetails(source, chunks);
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
    String id = test.description().listedId();
    int cluster = HtmlChanges.fails(test) ? clusters.add(id, test.message(), test.detail()) : -1;
    rows.add(HtmlRow.of(test, begin, changes.test(test), cluster, details.of(test)));
    timeline.test(test);
    tags.add(test.description().tags());
  }

  @Override
  public void fault(ClassFault fault) {
    ClassFailure failure = fault.failure();
    int cluster = clusters.add(fault.id(), failure.message(), failure.detail());
    rows.add(HtmlRow.of(fault, cluster, details.of(fault)));
  }

  @Override
  public void end(ReportedClass testClass) {
    timeline.end();
  }

  /** Writes what is left, and returns what the page begins with. */
  HtmlTally end() {
    int outside =
        details.ofClass(
            source.store().scopes(source.run()).stream().filter(HtmlVisitor::isOfNoClass).toList());
    details.end();
    return new HtmlTally(rows.end(), clusters, timeline, changes, tags, outside);
  }

  private static boolean isOfNoClass(Scope scope) {
    return scope.className().isEmpty();
  }
}
