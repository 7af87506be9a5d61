package dev.runner.core.run;

import dev.runner.core.config.ConfigSources;
import dev.runner.core.suite.Selection;
import java.nio.file.Path;
import java.util.List;

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
 */
public record RunRequest(
    Path workspace,
    List<Path> pluginFolders,
    ConfigSources sources,
    Selection selection,
    Execution execution,
    boolean requiresAllPlugins,
    String command) {

  /** Copies the folders. */
  public RunRequest {
    pluginFolders = List.copyOf(pluginFolders);
  }

  /** Returns this request, for which nothing shall run if one installed plugin cannot. */
  public RunRequest requiringAllPlugins() {
    return new RunRequest(workspace, pluginFolders, sources, selection, execution, true, command);
  }

  /** Returns this request with another selection. */
  RunRequest selecting(Selection other) {
    return new RunRequest(
        workspace, pluginFolders, sources, other, execution, requiresAllPlugins, command);
  }

  /** Returns this request with another way to execute its tests. */
  public RunRequest executed(Execution other) {
    return new RunRequest(
        workspace, pluginFolders, sources, selection, other, requiresAllPlugins, command);
  }
}
