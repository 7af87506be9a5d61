package dev.runner.core.report;

import dev.runner.core.store.ComparedTest;
import dev.runner.core.store.RunComparison;
import dev.runner.core.store.RunComparison.Change;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.StoredRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Tells what is different from the run that people compare a run with. Of tests that have changed,
 * as many are marked as the comparison lists.
 */
final class HtmlChanges {

  private static final int SHOWN = 50;

  private final Optional<RunSummary> before;
  private final Optional<RunComparison> comparison;
  private final Map<Integer, Integer> marks = new HashMap<>();

  private HtmlChanges(Optional<RunSummary> before, Optional<RunComparison> comparison) {
    this.before = before;
    this.comparison = comparison;
    mark(Change.NEW_FAILURE, HtmlRow.NEW);
    mark(Change.FIXED, HtmlRow.MENDED);
  }

  /** Looks for the run before, and compares. */
  static HtmlChanges since(ReportSource source) {
    Optional<RunSummary> before =
        source
            .found()
            .flatMap(run -> source.store().before(source.run()))
            .flatMap(source.store()::find)
            .map(StoredRun::summary);
    return new HtmlChanges(
        before, before.map(run -> source.store().compare(run.run(), source.run())));
  }

  private void mark(Change change, int mark) {
    tests(change).stream()
        .flatMap(test -> test.after().stream())
        .forEach(after -> marks.put(after.number(), mark));
  }

  private List<ComparedTest> tests(Change change) {
    return comparison.map(found -> found.tests(change)).orElse(List.of());
  }

  /** Returns the marks that a test has since the run before. */
  int marks(int test) {
    return marks.getOrDefault(test, 0);
  }

  /** Writes what has changed; null if there is no run before. */
  void write(JsonGenerator json) {
    json.writeName("changes");
    if (before.isEmpty() || comparison.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("run", before.get().run().toString());
    TestJson.writeTimes(json, Optional.of(before.get().startedAt()), before.get().duration());
    json.writeName("counts");
    CountsJson.write(json, before.get().counts());
    write(json, "newFailures", Change.NEW_FAILURE);
    write(json, "newlyFlaky", Change.NEWLY_FLAKY);
    write(json, "slower", Change.SLOWER);
    write(json, "mended", Change.FIXED);
    write(json, "stillFailing", Change.STILL_FAILING);
    write(json, "added", Change.ADDED);
    write(json, "removed", Change.REMOVED);
    json.writeEndObject();
  }

  private void write(JsonGenerator json, String key, Change change) {
    json.writeObjectPropertyStart(key);
    json.writeNumberProperty("count", comparison.map(found -> found.count(change)).orElse(0));
    json.writeArrayPropertyStart("tests");
    tests(change).stream().limit(SHOWN).forEach(test -> write(json, test));
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes the id of a test, with milliseconds before and after. */
  private static void write(JsonGenerator json, ComparedTest test) {
    json.writeStartArray();
    json.writeString(test.test().listedId());
    json.writeNumber(millis(test.before()));
    json.writeNumber(millis(test.after()));
    json.writeEndArray();
  }

  private static long millis(Optional<ComparedTest.Result> result) {
    return result.flatMap(ComparedTest.Result::duration).map(Duration::toMillis).orElse(0L);
  }
}
