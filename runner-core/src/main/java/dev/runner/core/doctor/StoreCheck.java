package dev.runner.core.doctor;

import dev.runner.core.doctor.Finding.Area;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.SqliteStore;
import dev.runner.core.store.StoreException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Opens the store, if there is one, and reads its newest run. */
final class StoreCheck {

  private static final Duration AHEAD = Duration.ofMinutes(5);

  List<Finding> check(Places places) {
    List<Finding> findings = new ArrayList<>();
    if (!Files.exists(places.store())) {
      return findings;
    }
    String file = places.store().toString();
    try (ResultStore store = SqliteStore.open(places.store(), places.cache().resolve("native"))) {
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
              "The store cannot be opened: %s (store.file in runner.conf can name another)"
                  .formatted(e.getMessage())));
    }
    return findings;
  }
}
