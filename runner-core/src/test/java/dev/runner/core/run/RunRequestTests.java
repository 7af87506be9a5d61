package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.config.ConfigSources;
import dev.runner.core.order.Order;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.retry.Repetition;
import dev.runner.core.retry.Tries;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.SuiteExecution;
import dev.runner.core.suite.SuiteRequest;
import dev.runner.core.suite.SuiteTries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunRequestTests {

  private static final RunRequest REQUEST =
      new RunRequest(
          Path.of("/x"),
          List.of(),
          new ConfigSources(Map.of(), Map.of(), List.of()),
          Selection.ALL,
          Execution.SERIAL,
          false,
          "runner resume last");

  private static SuiteRequest stored(String order) {
    SuiteExecution execution =
        new SuiteExecution(
            Optional.of(order), OptionalLong.of(7), Optional.of("run"), Optional.empty());
    Selection shop = RunRequest.ofPlugins(Set.of(new PluginId("shop")));
    return new SuiteRequest(Set.of(new PluginId("shop")), shop, execution);
  }

  @Test
  void whatBeganInRandomOrderGoesOnWithItsSeed() {
    RunRequest random = REQUEST.asking(stored("random"));
    assertEquals(new Order.Shuffled(OptionalLong.of(7)), random.execution().order());
    assertEquals(Set.of(new PluginId("shop")), random.selection().plugins());
  }

  @Test
  void allElseGoesOnAsItIsAskedFor() {
    assertEquals(Order.History.ONLY, REQUEST.asking(stored("failed-first")).execution().order());
  }

  @Test
  void retriesAndRoundsStayAsTheyWereAskedForUnlessRetriesAreSaidAnew() {
    SuiteTries asked = new SuiteTries(OptionalInt.of(2), OptionalInt.of(9), true);
    Tries again = Tries.AS_CONFIGURED.goingOnWith(asked);
    assertEquals(OptionalInt.of(2), again.retries());
    assertEquals(new Repetition(9, true), again.repetition());
    assertEquals(asked, again.stored());
    Tries said = new Tries(OptionalInt.of(0), OptionalInt.of(1), Repetition.ONCE);
    assertEquals(OptionalInt.of(0), said.goingOnWith(asked).retries());
    assertEquals(OptionalInt.of(1), said.goingOnWith(asked).failFast());
    SuiteTries endless = new SuiteTries(OptionalInt.empty(), OptionalInt.empty(), true);
    assertEquals(endless, Tries.AS_CONFIGURED.goingOnWith(endless).stored());
    assertEquals(
        Repetition.ONCE, Tries.AS_CONFIGURED.goingOnWith(SuiteTries.AS_CONFIGURED).repetition());
  }
}
