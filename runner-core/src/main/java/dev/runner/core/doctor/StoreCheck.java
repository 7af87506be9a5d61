package dev.runner.core.doctor;

import dev.runner.core.doctor.Finding.Area;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Opens the store, if there is one, and reads its newest run. */
final class StoreCheck {

  private static final Duration AHEAD = Duration.ofMinutes(5);

  List<Finding> check(Places places) {
    List<Finding> findings = new ArrayList<>();
    if (places.store().isAbsent()) {
      return findings;
    }
    String file = places.store().toString();
    try (ResultStore store = places.store().open()) {
      List<RunSummary> newest = store.runs(1);
      findings.add(Finding.ok(Area.STORE, file, "'%s' can be read".formatted(file)));
      for (RunSummary run : newest) {
        if (run.startedAt().isAfter(Instant.now().plus(AHEAD))) {
          findings.add(
              Finding.warn(
                  Area.CLOCK,
                  "run-in-future",
                  run.run().toString(),
                  "Run '%s' was started at %s, which is still to come: set the clock; until then 'last' means that run"
                      .formatted(run.run(), run.startedAt())));
        }
      }
    } catch (StoreException | java.io.UncheckedIOException e) {
      findings.add(
          Finding.fail(
              Area.STORE,
              "unusable",
              file,
              "The store cannot be opened: %s (%s in runner.conf can name another)"
                  .formatted(
                      e.getMessage(),
                      places.store().server().isPresent() ? "store.url" : "store.file")));
    }
    return findings;
  }
}
