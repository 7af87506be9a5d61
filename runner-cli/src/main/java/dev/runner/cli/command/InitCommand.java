package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.config.ConfigSources;
import dev.runner.core.config.DeclaredOptions;
import dev.runner.core.config.SampleFile;
import dev.runner.core.run.ConfigInspector;
import dev.runner.core.run.Execution;
import dev.runner.core.run.RunRequest;
import dev.runner.core.run.Workspace;
import dev.runner.core.suite.Selection;
import dev.runner.core.workspace.WorkspaceName;
import dev.runner.core.workspace.WorkspaceRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runner init}: a workspace. What is there already stays as it is. */
@Command(
    name = "init",
    description = "Makes a workspace: runner.conf, plugins/ and .runner/.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  private static final String SAMPLE = "sample-plugin.jar";

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where (default: this folder).")
  private Path folder = Path.of("");

  @Option(names = "--with-sample", description = "Installs the sample plugin as well.")
  private boolean withSample;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Gives it a name, as 'runner workspace register' does.")
  private @Nullable String name;

  InitCommand() {}

  @Override
  public Integer call() {
    Workspace workspace = new Workspace(folder.toAbsolutePath().normalize());
    Optional<WorkspaceName> wanted = Optional.ofNullable(name).map(WorkspaceName::new);
    WorkspaceRegister register = WorkspaceCommand.register();
    wanted.ifPresent(free -> register.requireFree(free, workspace.root()));
    try {
      Files.createDirectories(workspace.plugins());
      Files.createDirectories(workspace.data());
      if (withSample) {
        Files.copy(
            sample(), workspace.plugins().resolve(SAMPLE), StandardCopyOption.REPLACE_EXISTING);
      }
      Path config = workspace.root().resolve(Workspace.CONFIG);
      if (!Files.exists(config)) {
        Files.writeString(config, new SampleFile(false).text(declared(workspace)));
      }
    } catch (IOException e) {
      throw new UsageException(
          "Cannot make workspace '%s' (%s): name a folder that you may write"
              .formatted(workspace.root(), e));
    }
    wanted.ifPresent(free -> register.register(free, workspace.root()));
    Console.of(false)
        .line(
            "Workspace '%s' is ready%s"
                .formatted(
                    workspace.root(), wanted.map(" and registered as '%s'"::formatted).orElse("")));
    return 0;
  }

  /** Returns what the plugins declare that are there already; most often there are none. */
  private static List<DeclaredOptions> declared(Workspace workspace) {
    ConfigSources variables = new ConfigSources(Map.of(), System.getenv(), List.of());
    List<Path> folders = List.of(workspace.plugins());
    RunRequest request =
        new RunRequest(
            workspace.root(),
            folders,
            variables,
            Selection.ALL,
            Execution.SERIAL,
            false,
            "runner init");
    return new ConfigInspector().inspect(request).declared();
  }

  private static Path sample() {
    String home = System.getProperty("runner.home", "");
    Path sample = Path.of(home, "samples", SAMPLE);
    if (home.isEmpty() || !Files.exists(sample)) {
      throw new UsageException("This installation has no sample plugin at '" + sample + "'");
    }
    return sample;
  }
}
