package dev.runner.testkit;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks the plugin of a project: a class that extends this is all it takes.
 *
 * <p>It runs behind the build of the jar, so under Failsafe with a name that ends in {@code IT}.
 * The jar is verified and installed, its configuration checked, and its tests run three times by
 * the real runner: in one fork, in two, and in random order. Of an exporter the runner must find
 * what it exports to; a library has nothing to run. Whatever is wrong is a test of its own that
 * fails with the runner's words. Where there is no runner or no jar, it fails: it is never green
 * without having checked.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public abstract class PluginCompatibilityKit {

  /** Creates the kit. */
  protected PluginCompatibilityKit() {}

  /** Says what the plugin needs; nothing if this is not overridden. */
  protected KitSettings settings() {
    return KitSettings.defaults();
  }

  /**
   * Checks the plugin.
   *
   * @return the checks, each done when it is reached
   */
  @TestFactory
  public final Stream<DynamicNode> works() {
    KitSettings settings = settings();
    KitWorkspace workspace =
        KitWorkspace.create(
            settings, RunnerHome.find(settings.runner()), ProjectJar.find(settings.jar()));
    StaticChecks checks = new StaticChecks(settings, workspace);
    return Stream.concat(
        Stream.of(
            later("the runner verifies it", checks::verified),
            later("the runner installs it", checks::installed)),
        runs(settings, workspace));
  }

  private static Stream<DynamicNode> runs(KitSettings settings, KitWorkspace workspace) {
    if (workspace.jar().isExporter()) {
      return Stream.of(later("the runner finds its exporters", new ExporterChecks(workspace)::all));
    }
    if (!workspace.jar().hasTests()) {
      return Stream.of();
    }
    RunChecks runs = new RunChecks(settings, workspace);
    return Stream.of(
        later("runs in one fork", runs::first),
        later("runs in two forks", () -> runs.again("--forks", "2")),
        later(
            "runs in random order, seed " + KitSettings.SEED,
            () -> runs.again("--order", "random:" + KitSettings.SEED)));
  }

  private static DynamicNode later(String name, Supplier<List<? extends DynamicNode>> checks) {
    return DynamicContainer.dynamicContainer(
        name, Stream.of(checks).flatMap(each -> each.get().stream()));
  }
}
