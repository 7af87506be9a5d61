package dev.runner.exporter.testrail;

import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.RunHeader;
import dev.runner.exporter.testrail.CaseIndex.RemoteCase;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the results of a run's tests.
 *
 * @param run the run
 * @param place where they go
 * @param booking the run in TestRail
 */
record Drafts(RunHeader run, Place place, Booking booking) {

  /**
   * Returns a result.
   *
   * @param to the case
   * @param more whether it is not the first one of the test
   */
  Draft of(ExportedTest test, RemoteCase to, boolean more) {
    Map<String, Object> fields = new LinkedHashMap<>(place.resultFields());
    fields.put("case_id", to.id());
    fields.put("status_id", place.statuses().get(test.outcome()));
    fields.put("comment", Texts.comment(test));
    if (!test.duration().isZero()) {
      fields.put("elapsed", Texts.elapsed(test.duration()));
    }
    String key = AutomationId.key(test) + (more ? " C" + to.id() : "");
    String content = Digest.of(booking.id(), fields);
    String marker =
        Draft.MARK + Digest.of(run.id(), key, content).substring(0, Draft.MARKER_DIGITS);
    fields.computeIfPresent("comment", (name, text) -> text + "\n\n" + marker);
    return new Draft(key, content, marker, to.template(), fields);
  }
}
