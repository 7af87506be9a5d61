package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.result.Counts;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.run.PrunePlan;
import dev.runner.core.store.RunSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PruneViewTests {

  private static final RunId RUN = RunId.parse("0193d3a0-0000-7000-8000-000000000001");

  @Test
  void writesTimesWithMillisecondsAsAllViewsDo() {
    FakeConsole fake = FakeConsole.plain();
    PruneView view = new PruneView(fake.console());

    view.json(List.of(doomed()));
    view.csv(List.of(doomed()));

    assertEquals(
        List.of(
            "[{\"run\":\""
                + RUN
                + "\",\"state\":\"LOST\",\"outcome\":null,"
                + "\"startedAt\":\"2026-01-02T12:00:00.000Z\",\"bytes\":7,\"unsent\":[]}]",
            "run,state,outcome,startedAt,bytes,unsent",
            RUN + ",LOST,,2026-01-02T12:00:00.000Z,7,"),
        fake.outLines());
  }

  private static PrunePlan.Doomed doomed() {
    RunSummary run =
        new RunSummary(
            RUN,
            RunState.LOST,
            Optional.empty(),
            OptionalInt.empty(),
            Instant.parse("2026-01-02T12:00:00Z"),
            Optional.empty(),
            "runner run",
            Counts.NONE);
    return new PrunePlan.Doomed(run, 7, List.of());
  }
}
