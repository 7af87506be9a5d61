package dev.runner.core.doctor;

import dev.runner.core.config.CoreConfig;
import dev.runner.core.config.CoreConfigReader;
import dev.runner.core.run.RunRequest;
import dev.runner.core.run.Workspace;
import dev.runner.core.store.StoreLocation;
import java.nio.file.Path;

/**
 * Where a workspace keeps what it needs.
 *
 * @param workspace its folders
 * @param core the runner's own options
 * @param cache the folder for what can be made again
 * @param store where results are kept
 */
record Places(Workspace workspace, CoreConfig core, Path cache, StoreLocation store) {

  static Places of(RunRequest request) {
    CoreConfig core = new CoreConfigReader().read(request.sources());
    Workspace workspace = new Workspace(request.workspace());
    return new Places(workspace, core, workspace.cache(core), workspace.store(core));
  }
}
