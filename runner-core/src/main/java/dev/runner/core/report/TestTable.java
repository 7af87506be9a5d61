package dev.runner.core.report;

import dev.runner.core.result.TestDescription;
import dev.runner.core.store.StoredTest;
import java.time.Duration;
import java.util.List;

/** The columns of a table of tests, with the names that their JSON has. */
public final class TestTable {

  /** The names of the columns. */
  public static final List<String> COLUMNS =
      List.of(
          "id",
          "uniqueId",
          "uuid",
          "plugin",
          "class",
          "name",
          "tags",
          "outcome",
          "flags",
          "cause",
          "message",
          "attempts",
          "failedAttempts",
          "startedAt",
          "durationMs",
          "fork");

  private TestTable() {}

  /** Returns the values of a test, one for each column. */
  public static List<Object> cells(StoredTest test) {
    TestDescription description = test.description();
    return List.of(
        description.listedId(),
        description.uniqueId(),
        description.uuid(),
        description.plugin(),
        description.className(),
        description.name(),
        description.tags(),
        test.outcome().map(Enum::name).orElse(ShownVerdict.NOT_RUN),
        test.flags().stream().sorted().toList(),
        test.cause(),
        test.message(),
        test.attempts(),
        test.failures(),
        test.last().startedAt().map(UtcTime::of),
        test.last().duration().map(Duration::toMillis),
        test.last().fork());
  }
}
