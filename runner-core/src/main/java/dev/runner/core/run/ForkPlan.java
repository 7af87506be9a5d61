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
 * @param handing how the portions are handed to forks
 */
record ForkPlan(
    ForkSetup setup,
    List<String> jvmArguments,
    List<PluginTests> plugins,
    List<Portion> portions,
    boolean once,
    Handing handing) {

  /** How portions are handed to forks. */
  enum Handing {
    /** As it is good for the time of the run. */
    FREELY,
    /** In their order, to whoever comes; each of them is of one class or cannot be divided. */
    IN_ORDER,
    /** In their order, as they are, to one lane alone. */
    TO_ONE_LANE
  }

  /** Copies the lists. */
  ForkPlan {
    jvmArguments = List.copyOf(jvmArguments);
    plugins = List.copyOf(plugins);
    portions = List.copyOf(portions);
  }

  /** Plans portions that are handed out freely. */
  ForkPlan(
      ForkSetup setup,
      List<String> jvmArguments,
      List<PluginTests> plugins,
      List<Portion> portions,
      boolean once) {
    this(setup, jvmArguments, plugins, portions, once, Handing.FREELY);
  }

  /** Returns a plan of the same forks with the same portions in another order. */
  ForkPlan inOrder(List<Portion> sorted) {
    return new ForkPlan(setup, jvmArguments, plugins, sorted, once, Handing.IN_ORDER);
  }

  /** Returns a plan for one such fork, which works on all of these portions. */
  ForkPlan forOneLane(List<Portion> track) {
    return new ForkPlan(setup, jvmArguments, plugins, track, false, Handing.TO_ONE_LANE);
  }
}
