package dev.runner.core.run;

import dev.runner.core.config.ConfigSources;
import dev.runner.core.launch.SuiteLauncher;
import dev.runner.core.order.Order;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.retry.Tries;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.SuiteRequest;
import dev.runner.core.suite.TestList;
import dev.runner.core.suite.TestLists;
import dev.runner.core.suite.TestName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is asked for.
 *
 * @param workspace the folder whose store and plugins are meant, absolute
 * @param pluginFolders where plugin jars lie, absolute
 * @param sources where option values come from
 * @param selection which tests are wanted
 * @param execution how they are to be executed
 * @param requiresAllPlugins whether nothing shall run if one installed plugin cannot
 * @param command the command line as it was typed, secrets masked
 * @param shard which part of the suite is to run, and how it is divided; empty for all of it
 */
public record RunRequest(
    Path workspace,
    List<Path> pluginFolders,
    ConfigSources sources,
    Selection selection,
    Execution execution,
    boolean requiresAllPlugins,
    String command,
    Optional<ShardRequest> shard) {

  /** Copies the folders. */
  public RunRequest {
    pluginFolders = List.copyOf(pluginFolders);
  }

  /** Asks for a whole suite. */
  public RunRequest(
      Path workspace,
      List<Path> pluginFolders,
      ConfigSources sources,
      Selection selection,
      Execution execution,
      boolean requiresAllPlugins,
      String command) {
    this(
        workspace,
        pluginFolders,
        sources,
        selection,
        execution,
        requiresAllPlugins,
        command,
        Optional.empty());
  }

  /** Returns this request, for which nothing shall run if one installed plugin cannot. */
  public RunRequest requiringAllPlugins() {
    return new RunRequest(
        workspace, pluginFolders, sources, selection, execution, true, command, shard);
  }

  /** Returns this request with another selection. */
  RunRequest selecting(Selection other) {
    return new RunRequest(
        workspace, pluginFolders, sources, other, execution, requiresAllPlugins, command, shard);
  }

  /**
   * Returns this request for what a stored run was asked for, as often as that was, and in random
   * order if that was.
   */
  RunRequest asking(SuiteRequest stored) {
    boolean random = stored.execution().order().filter(Order.RANDOM::equals).isPresent();
    Order order = random ? new Order.Shuffled(stored.execution().seed()) : execution.order();
    Tries tries = execution.tries().goingOnWith(stored.execution().tries());
    return selecting(stored.selection()).executed(execution.ordered(order).trying(tries));
  }

  /** Selects all tests of some plugins. */
  static Selection ofPlugins(Set<PluginId> plugins) {
    return new Selection(plugins, Set.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Returns this request for the tests of a list, in its order, in one fork. */
  RunRequest listed(List<String> lines, OptionalLong seed) {
    TestList list = new TestList("the list", lines.stream().map(TestName::of).toList(), "");
    TestLists only = new TestLists(Optional.empty(), List.of(), List.of(list));
    Map<String, String> set = new LinkedHashMap<>(sources.commandLine());
    seed.ifPresent(number -> set.put(SuiteLauncher.SEED, Long.toString(number)));
    return new RunRequest(
        workspace,
        pluginFolders,
        new ConfigSources(set, sources.environment(), sources.files()),
        Selection.ALL.with(only),
        execution.in(1, Isolation.RUN).ordered(new Order.Listed(List.of())),
        requiresAllPlugins,
        command,
        Optional.empty());
  }

  /** Returns this request with another way to execute its tests. */
  public RunRequest executed(Execution other) {
    return new RunRequest(
        workspace, pluginFolders, sources, selection, other, requiresAllPlugins, command, shard);
  }

  /** Returns this request for a part of its suite. */
  public RunRequest sharded(ShardRequest part) {
    return new RunRequest(
        workspace,
        pluginFolders,
        sources,
        selection,
        execution,
        requiresAllPlugins,
        command,
        Optional.of(part));
  }
}
