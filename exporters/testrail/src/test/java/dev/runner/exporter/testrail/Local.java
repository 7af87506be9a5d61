package dev.runner.exporter.testrail;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is on this side: options, and the results that should be on the other side. */
final class Local {

  private Local() {}

  /** Returns options with short waits and these besides: name, value. */
  static PluginOptions options(String... values) {
    OptionGroup group = new TestRailOptions().optionGroups().get(0);
    Map<String, Option> declared = new HashMap<>();
    Map<String, List<String>> all = new HashMap<>();
    Map<String, String> given = new LinkedHashMap<>();
    group.options().forEach(one -> one.defaultValue().ifPresent(v -> given.put(one.name(), v)));
    given.putAll(
        Map.of(
            "backoff",
            "1ms",
            "max-wait",
            "20ms",
            "user",
            TestRailDouble.USER,
            "token",
            TestRailDouble.TOKEN));
    given.putAll(Map.of("project", "Shop", "create-cases", "true", "attachments", "all"));
    for (int i = 0; i < values.length; i += 2) {
      given.put(values[i], values[i + 1]);
    }
    for (Option option : group.options()) {
      declared.put(group.key(option), option);
      Optional.ofNullable(given.get(option.name()))
          .ifPresent(
              text ->
                  all.put(
                      group.key(option),
                      option.kind().hasElements()
                          ? Arrays.asList(text.split(","))
                          : List.of(text)));
    }
    return new PluginOptions(declared, all);
  }

  /** Returns what the results of a run should be. */
  static List<String> results(ExportedRun run) {
    Map<Outcome, Integer> statuses =
        Map.of(
            Outcome.PASSED,
            1,
            Outcome.FAILED,
            5,
            Outcome.ERROR,
            5,
            Outcome.SKIPPED,
            4,
            Outcome.ABORTED,
            4);
    List<String> all = new ArrayList<>();
    run.tests()
        .forEach(
            test -> {
              if (statuses.containsKey(test.outcome())) {
                all.add(test.id() + " " + statuses.get(test.outcome()));
              }
            });
    Collections.sort(all);
    return all;
  }
}
