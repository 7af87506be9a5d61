package dev.runner.exporter.testrail;

import dev.runner.api.export.RunHeader;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the run in TestRail.
 *
 * @param id its id; 0 if it is only planned
 * @param plan the plan that was made for it
 * @param own whether it was known to be made by this export; else results may be there already
 * @param closed whether it takes no more results
 * @param page where people see it
 */
record Booking(long id, Optional<Long> plan, boolean own, boolean closed, URI page) {

  /** What stands in references and descriptions, by which a run is found again. */
  static String marker(RunHeader run) {
    return "runner:" + run.id();
  }

  /** Tells whether a run or plan of TestRail's was made for a run. */
  static boolean isMarked(Node node, RunHeader run) {
    String marker = marker(run);
    return node.text("refs").contains(marker) || node.text("description").contains(marker);
  }

  /** Returns the fields that a new run, or plan, has. */
  static Map<String, Object> fields(RunHeader run, Place place, String name) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(
        "name",
        Texts.line(
            name.replace("{run}", run.id()).replace("{started}", run.startedAt().toString()),
            Texts.LONGEST_NAME));
    RunHeader.Counts counts = run.counts();
    fields.put(
        "description",
        "%s\n%d tests: %d passed, %d failed, %d error, %d skipped, %d aborted, %d not run"
            .formatted(
                marker(run),
                counts.planned(),
                counts.passed(),
                counts.failed(),
                counts.error(),
                counts.skipped(),
                counts.aborted(),
                counts.notRun()));
    place.milestone().ifPresent(id -> fields.put("milestone_id", id));
    return fields;
  }

  /** Adds which cases a run is about. */
  static void limitTo(Set<Long> cases, RunHeader run, Map<String, Object> fields) {
    fields.put("refs", marker(run));
    fields.put("include_all", false);
    fields.put("case_ids", new ArrayList<>(cases));
  }

  /** Returns the runs of a plan. */
  static List<Node> runs(Node plan) {
    return plan.elements("entries").stream()
        .flatMap(entry -> entry.elements("runs").stream())
        .toList();
  }
}
