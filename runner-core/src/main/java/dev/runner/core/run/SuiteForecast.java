package dev.runner.core.run;

import dev.runner.core.event.Expectation;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.PluginTests;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says what a run will be like, from the suite and from what its plugins were like before. */
final class SuiteForecast {

  private final PreparedSuite prepared;

  SuiteForecast(PreparedSuite prepared) {
    this.prepared = prepared;
  }

  SuiteAssembled event() {
    List<PluginTests> parts = prepared.suite().plugins();
    boolean whole =
        !prepared.suite().selection().narrowsPlugins() && prepared.suite().shard().isEmpty();
    return new SuiteAssembled(
        parts.stream().mapToInt(part -> part.classes().size()).sum(),
        whole,
        whole ? expected(parts) : Optional.empty(),
        prepared.settings().forks(),
        prepared.settings().seed());
  }

  private Optional<Expectation> expected(List<PluginTests> parts) {
    PluginTimes times = PluginTimes.read(prepared.settings().times());
    int tests = 0;
    Duration time = Duration.ZERO;
    for (PluginTests part : parts) {
      PluginId id = part.plugin().id();
      Optional<PluginTimes.Whole> whole = times.whole(id);
      if (whole.isEmpty()) {
        return Optional.empty();
      }
      tests += whole.get().tests();
      time = time.plus(whole.get().time());
    }
    return Optional.of(new Expectation(tests, time)).filter(e -> e.tests() > 0);
  }
}
