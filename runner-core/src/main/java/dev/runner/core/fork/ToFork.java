package dev.runner.core.fork;

import dev.runner.api.config.Option;
import dev.runner.api.credential.Credential;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginToLoad;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Selection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the supervisor tells a fork. */
public sealed interface ToFork {

  /**
   * Asks for the options that a plugin declares; answered by {@link FromFork.Declared} or {@link
   * FromFork.PluginFailed}.
   *
   * @param plugin the plugin; those that it depends on were asked before
   */
  record Probe(PluginToLoad plugin) implements ToFork {}

  /**
   * Names variables of the fork's environment that may hold secrets; comes before anything else.
   *
   * @param variables their names; the values are there already
   */
  record Hide(List<String> variables) implements ToFork {

    /** Copies the list. */
    public Hide {
      variables = List.copyOf(variables);
    }
  }

  /**
   * Loads plugins and opens the launcher session. Comes once, before any portion.
   *
   * @param plugins the plugins, each after those that it depends on
   * @param selection which tests are wanted
   * @param outputFolder where files that tests publish are written; of this fork alone
   * @param yields whether it leaves its work to another fork once tests turn out to compute
   * @param properties system properties that are set before any plugin is loaded
   */
  record SetUp(
      List<PluginSetUp> plugins,
      Selection selection,
      String outputFolder,
      boolean yields,
      Map<String, String> properties)
      implements ToFork {

    /** Copies the list and the map. */
    public SetUp {
      plugins = List.copyOf(plugins);
      properties = Map.copyOf(properties);
    }
  }

  /**
   * A plugin with what a test fork needs to know of it.
   *
   * @param plugin its files
   * @param packages its test packages
   * @param junitParameters its configuration parameters
   * @param declared the options that it may read, by key
   * @param values the texts of their values by key
   * @param disownedIds ids of its tests that do not count, in small letters
   */
  record PluginSetUp(
      PluginToLoad plugin,
      List<String> packages,
      Map<String, String> junitParameters,
      Map<String, Option> declared,
      Map<String, List<String>> values,
      Set<String> disownedIds) {

    /** Describes a plugin all of whose ids count. */
    public PluginSetUp(
        PluginToLoad plugin,
        List<String> packages,
        Map<String, String> junitParameters,
        Map<String, Option> declared,
        Map<String, List<String>> values) {
      this(plugin, packages, junitParameters, declared, values, Set.of());
    }

    /** Names the plugin and keys alone: a value may be a secret. */
    @Override
    public String toString() {
      return "PluginSetUp[" + plugin.id() + ", " + values.keySet() + "]";
    }
  }

  /**
   * Discovers a portion; answered by {@link FromFork.PortionDone} after the portion's events.
   *
   * @param portion the share of the suite
   * @param execute whether to execute it as well
   */
  record Run(Portion portion, boolean execute) implements ToFork {}

  /** Lets no further test start, now and in portions to come; heard while a portion runs. */
  record Cancel() implements ToFork {}

  /**
   * Lets no further test of a plugin start, now and in portions to come; heard while one runs.
   *
   * @param plugin the plugin
   */
  record Leave(PluginId plugin) implements ToFork {}

  /**
   * From now on, whatever fails waits for {@link GoOn} or {@link Cancel} before anything else
   * starts on its thread, so that a run can end at a failure.
   */
  record WaitAfterFailures() implements ToFork {}

  /** Lets one go on that waits after a failure. */
  record GoOn() implements ToFork {}

  /** Asks where the main thread stands, at any time; answered by {@link FromFork.Standing}. */
  record WhereAreYou() implements ToFork {}

  /**
   * Asks what all threads do, at any time; answered by {@link FromFork.ThreadDump}.
   *
   * @param node the node whose thread comes first, 0 for the main thread
   */
  record Dump(int node) implements ToFork {}

  /** Asks what runs, at any time; answered by {@link FromFork.Stacks}. */
  record Look() implements ToFork {}

  /**
   * Interrupts the thread of a node if that is still running.
   *
   * @param node the node
   */
  record Interrupt(int node) implements ToFork {}

  /**
   * Loads a plugin and those that it depends on for its services. Comes once, before any {@link
   * Call}; answered by {@link FromFork.Ready} or {@link FromFork.PluginFailed}.
   *
   * @param plugins the plugins, each after those that it depends on; the last one serves
   */
  record Serve(List<PluginSetUp> plugins) implements ToFork {

    /** Copies the list. */
    public Serve {
      plugins = List.copyOf(plugins);
    }
  }

  /** Calls a service; answered by {@link FromFork.Answered} or {@link FromFork.CallFailed}. */
  record Call(ServiceRequest request) implements ToFork {}

  /** Lends a credential that {@link FromFork.Wanted} asked for, at any time. */
  record Lend(int request, Credential credential) implements ToFork {}

  /** Says why there is no credential that {@link FromFork.Wanted} asked for, at any time. */
  record Decline(int request, String reason) implements ToFork {}

  /**
   * Answers what {@link FromFork.Asks} has asked, at any time.
   *
   * @param question the number of the question
   * @param reply the answer
   */
  record Tells(int question, ExportReply reply) implements ToFork {}

  /** Ends the fork. */
  record Stop() implements ToFork {}
}
