package dev.runner.core.run;

import dev.runner.core.fork.JitProfile;
import dev.runner.core.fork.ToFork;
import dev.runner.core.launch.SuiteLauncher;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginToLoad;
import dev.runner.core.report.RunFiles;
import dev.runner.core.suite.PluginTests;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Puts together what a fork is told before its first portion.
 *
 * @param prepared the suite
 */
record SetUps(PreparedSuite prepared) {

  /**
   * Returns the message.
   *
   * @param plan what the fork is for
   * @param profile how it compiles
   * @param fork its number
   * @param failed which plugins it is not told of
   */
  ToFork of(ForkPlan plan, JitProfile profile, int fork, Predicate<PluginId> failed) {
    RunSettings settings = prepared.settings();
    return new ToFork.SetUp(
        plan.plugins().stream()
            .filter(part -> !failed.test(part.plugin().id()))
            .map(this::setUp)
            .toList(),
        prepared.suite().selection(),
        settings.runFolder().resolve(RunFiles.FOLDER).resolve("fork-" + fork).toString(),
        profile == JitProfile.STARTUP && !settings.order().keepsForks(),
        properties(settings));
  }

  private static Map<String, String> properties(RunSettings settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put(SuiteLauncher.SEED, Long.toString(settings.seed()));
    if (settings.order().shuffles()) {
      properties.putAll(SuiteLauncher.RANDOM_ORDERERS);
    }
    return properties;
  }

  private ToFork.PluginSetUp setUp(PluginTests part) {
    PluginId id = part.plugin().id();
    return new ToFork.PluginSetUp(
        PluginToLoad.of(part.plugin()),
        part.plugin().manifest().testPackages(),
        part.junitParameters(),
        prepared.config().declared(id),
        prepared.config().values(id),
        part.plugin().contents().testIds().disowned());
  }
}
