package dev.runner.core.run;

import dev.runner.core.config.ConfigSources;
import dev.runner.core.suite.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
