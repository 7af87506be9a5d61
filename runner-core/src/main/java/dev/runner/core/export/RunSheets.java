package dev.runner.core.export;

import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.RunHeader;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.Counts;
import dev.runner.core.result.RunOrigin;
import dev.runner.core.result.TestDescription;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Translates what is stored into what exporters see. */
public final class RunSheets {

  private static final int PROBLEMS = 100;

  private RunSheets() {}

  /** Returns a run without its tests. */
  public static RunHeader of(StoredRun run) {
    return new RunHeader(
        run.summary().run().toString(),
        run.summary().state().name(),
        run.summary().outcome().map(outcome -> ExportedTest.Outcome.valueOf(outcome.name())),
        run.summary().exit(),
        run.summary().startedAt(),
        run.summary().duration(),
        counts(run.summary().counts()),
        run.plugins().stream()
            .map(
                one ->
                    new RunHeader.RunPlugin(
                        one.plugin().value(), one.version(), one.sha256(), one.state().name()))
            .toList(),
        run.issues().stream().filter(Issue::isError).limit(PROBLEMS).map(Issue::message).toList(),
        run.origin().map(RunOrigin::labels).orElse(Map.of()),
        metadata(run));
  }

  private static Map<String, String> metadata(StoredRun run) {
    Map<String, String> metadata = new HashMap<>(Map.of("command", run.summary().command()));
    run.shard().ifPresent(shard -> metadata.put("shard", shard.shard().toString()));
    run.origin().ifPresent(origin -> add(metadata, origin));
    run.place()
        .ifPresent(
            place -> {
              metadata.put("runner", place.runner());
              metadata.put("jdk", place.jdk());
              place.environment().ifPresent(name -> metadata.put("environment", name));
            });
    return metadata;
  }

  private static void add(Map<String, String> metadata, RunOrigin origin) {
    metadata.put("host", origin.host());
    metadata.put("user", origin.user());
    origin
        .revision()
        .ifPresent(
            revision -> {
              metadata.put("commit", revision.commit());
              revision.name().ifPresent(name -> metadata.put("branch", name));
            });
  }

  private static RunHeader.Counts counts(Counts counts) {
    return new RunHeader.Counts(
        counts.passed(),
        counts.failed(),
        counts.error(),
        counts.skipped(),
        counts.aborted(),
        counts.notRun(),
        counts.flaky());
  }

  /** Returns a test without its files. */
  static ExportedTest of(StoredTest test) {
    TestDescription description = test.description();
    Optional<Duration> duration = test.last().duration();
    return new ExportedTest(
        test.number(),
        description.key().value(),
        description.printedId(),
        description.uniqueId(),
        description.uuid(),
        description.plugin().value(),
        description.className(),
        description.name(),
        description.displayName(),
        description.tags(),
        test.outcome()
            .map(outcome -> ExportedTest.Outcome.valueOf(outcome.name()))
            .orElse(ExportedTest.Outcome.NOT_RUN),
        test.flags().stream().map(Enum::name).collect(Collectors.toSet()),
        test.cause().map(Enum::name),
        test.message(),
        test.detail(),
        test.attempts(),
        test.last().fork(),
        test.last().startedAt(),
        duration.orElse(Duration.ZERO),
        List.of(),
        List.of());
  }
}
