package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.run.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
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

  InitCommand() {}

  @Override
  public Integer call() {
    Workspace workspace = new Workspace(folder.toAbsolutePath().normalize());
    try {
      Files.createDirectories(workspace.plugins());
      Files.createDirectories(workspace.data());
      Path config = workspace.root().resolve(Workspace.CONFIG);
      if (!Files.exists(config)) {
        try (InputStream template = InitCommand.class.getResourceAsStream("runner.conf")) {
          Files.copy(template, config);
        }
      }
      if (withSample) {
        Files.copy(
            sample(), workspace.plugins().resolve(SAMPLE), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UsageException(
          "Cannot make workspace '%s' (%s): name a folder that you may write"
              .formatted(workspace.root(), e));
    }
    Console.of(false).line("Workspace '" + workspace.root() + "' is ready");
    return 0;
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
