package dev.runner.core.run;

import dev.runner.core.fork.ForkSetup;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Portion;
import java.util.List;

/**
 * The portions that one kind of fork works on.
 *
 * @param setup what is configured for it
 * @param jvmArguments what its plugins need on the fork's command line
 * @param plugins the plugins to load, each after those that it depends on
 * @param portions their shares of the suite
 * @param once whether a fork works on one portion only
 */
record ForkPlan(
    ForkSetup setup,
    List<String> jvmArguments,
    List<PluginTests> plugins,
    List<Portion> portions,
    boolean once) {

  /** Copies the lists. */
  ForkPlan {
    jvmArguments = List.copyOf(jvmArguments);
    plugins = List.copyOf(plugins);
    portions = List.copyOf(portions);
  }
}
